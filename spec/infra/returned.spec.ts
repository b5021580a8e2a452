import { expect } from 'chai';
import { Returned } from '../../lib/infra/returned.ts';

class Slot extends Returned {
  readonly #value: unknown;

  constructor(object: object, value: unknown) {
    super(object);
    this.#value = value;
  }

  static of(object: object): unknown {
    return #value in object ? object.#value : 'none';
  }
}

describe('private fields on objects that are there already', () => {
  it('are found in the object alone, be it frozen or a proxy, and whatever is done to what it stands for', () => {
    const target = {};
    const { proxy, revoke } = Proxy.revocable(target, {});
    const frozen = Object.freeze([]);

    const made: readonly object[] = [new Slot(proxy, 'of the proxy'), new Slot(frozen, 'of the array')];
    revoke();

    expect([made[0] === proxy, made[1] === frozen]).to.deep.equal([true, true]);
    expect([proxy, frozen, target].map((object) => Slot.of(object))).to.deep.equal(['of the proxy', 'of the array', 'none']);
  });
});
