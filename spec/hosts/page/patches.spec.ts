import { expect } from 'chai';
import { HeldPatches, Patches } from '../../../lib/hosts/page/patches.ts';

describe('patches', () => {
  it('are taken off again, the last first, and leave what was there', () => {
    const object: Record<string, unknown> = { a: 1 };
    const before = Object.getOwnPropertyDescriptors(object);
    const patches = new Patches();

    patches.define(object, 'a', { get: () => 2 });
    patches.define(object, 'a', { value: 3 });
    patches.define(object, 'b', { value: 4 });
    const during = [object['a'], object['b']];
    patches.undo();
    patches.undo();

    expect(during).to.deep.equal([3, 4]);
    expect(Object.getOwnPropertyDescriptors(object)).to.deep.equal(before);
  });

  it('of every kind are taken off', () => {
    const setBy: unknown[] = [];
    const object = {
      plain: 1,
      gone: 2,
      set accessor(value: unknown) {
        setBy.push(value);
      },
    };
    const steps = (): void => undefined;
    const before = Object.getOwnPropertyDescriptors(object);
    const patches = new Patches();
    const ownPrototype = { constructor: Function };
    const symbol = Symbol('own');

    patches.values(object, { plain: 5, hidden: 6 }, false);
    patches.assign(object, { accessor: 7, [symbol]: 8 });
    patches.defineAll(object, { more: { value: 9 }, [symbol]: { value: 10 } });
    patches.remove(object, 'gone');
    patches.setPrototype(object, ownPrototype);
    patches.adopt([steps], ownPrototype);
    patches.keep(object, 'plain');
    Object.assign(object, { plain: 11 });
    patches.onUndo(() => setBy.push('undone'));
    const during = [{ ...object }, Object.getPrototypeOf(object), Object.getPrototypeOf(steps), Reflect.get(object, symbol)];
    patches.undo();

    expect(during).to.deep.equal([{ [symbol]: 10, accessor: undefined }, ownPrototype, ownPrototype, 10]);
    expect(Object.getOwnPropertyDescriptors(object)).to.deep.equal(before);
    expect([Object.getPrototypeOf(object), Object.getPrototypeOf(steps)]).to.deep.equal([Object.prototype, Function.prototype]);
    expect(setBy).to.deep.equal([7, 'undone']);
  });

  it('leave what was frozen meanwhile, and put back all else', () => {
    const [frozen, other] = [{ a: 1 }, { a: 1 }];
    const patches = new Patches();

    patches.values(other, { a: 2 });
    patches.values(frozen, { a: 2 });
    Object.freeze(frozen);
    patches.undo();

    expect([frozen, other]).to.deep.equal([{ a: 2 }, { a: 1 }]);
  });

  it('that are held are there once, until the last holder lets them go', () => {
    const object: Record<string, unknown> = {};
    let times = 0;
    const held = new HeldPatches((patches) => {
      times += 1;
      patches.define(object, 'a', { value: 1 });
    });

    held.hold();
    held.hold();
    held.release();
    const between = object['a'];
    held.release();
    const after = object['a'];
    held.hold();

    expect([between, after, object['a'], times]).to.deep.equal([1, undefined, 1, 2]);
  });
});
