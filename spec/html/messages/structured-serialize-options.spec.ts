import { expect } from 'chai';
import { portTransfer, windowPostMessageOptions } from '../../../lib/html/messages/structured-serialize-options.ts';
import type { Realm } from '../../../lib/webidl/realm.ts';
import { hooked } from '../hooked-host.ts';

describe('the arguments of postMessage', () => {
  let realm: Realm;
  const [first, second] = [{}, {}];

  beforeEach(async () => {
    const { made } = await hooked();
    realm = made[0]!.host.realm;
  });

  it('of a window are options where the second is an object, null or missing, and a target otherwise', () => {
    const options = (...args: unknown[]): unknown => windowPostMessageOptions(realm, [1, ...args]);

    expect(options()).to.deep.equal({ targetOrigin: '/', transfer: [] });
    expect(options(undefined)).to.deep.equal({ targetOrigin: '/', transfer: [] });
    expect(options(null)).to.deep.equal({ targetOrigin: '/', transfer: [] });
    expect(options({})).to.deep.equal({ targetOrigin: '/', transfer: [] });
    expect(options(new String('*'))).to.deep.equal({ targetOrigin: '/', transfer: [] });
    expect(options(Object.assign(() => 1, { targetOrigin: '*' }))).to.deep.equal({ targetOrigin: '*', transfer: [] });
    expect(options('*')).to.deep.equal({ targetOrigin: '*', transfer: [] });
    expect(options(5)).to.deep.equal({ targetOrigin: '5', transfer: [] });
  });

  it('of a window are three only with a target, whatever the second is', () => {
    const options = (...args: unknown[]): unknown => windowPostMessageOptions(realm, [1, ...args]);

    expect(options({ targetOrigin: '*' }, undefined)).to.deep.equal({ targetOrigin: '[object Object]', transfer: [] });
    expect(options(undefined, [first])).to.deep.equal({ targetOrigin: 'undefined', transfer: [first] });
    expect(options('*', undefined)).to.deep.equal({ targetOrigin: '*', transfer: [] });
    expect(() => options('*', null)).to.throw(realm.TypeError, 'no sequence');
  });

  it('are read in order: transfer first, since options inherit it', () => {
    const read: string[] = [];
    const source = {
      get targetOrigin() { read.push('targetOrigin'); return '*'; },
      get transfer() { read.push('transfer'); return new Set([first]); },
    }; // prettier-ignore

    const options = windowPostMessageOptions(realm, [1, source]);

    expect(read).to.deep.equal(['transfer', 'targetOrigin']);
    expect(options).to.deep.equal({ targetOrigin: '*', transfer: [first] });
  });

  it('of a port are a sequence where the second can be iterated, and options otherwise', () => {
    const transfer = (...args: unknown[]): unknown => portTransfer(realm, [1, ...args]);

    expect(transfer()).to.deep.equal([]);
    expect(transfer(null)).to.deep.equal([]);
    expect(transfer({})).to.deep.equal([]);
    expect(transfer([first, second])).to.deep.equal([first, second]);
    expect(transfer(new Set([second]))).to.deep.equal([second]);
    expect(transfer({ transfer: [first] })).to.deep.equal([first]);
    expect(transfer({ [Symbol.iterator]: null, transfer: [first] })).to.deep.equal([first]);
    expect(() => transfer('text')).to.throw(realm.TypeError);
    expect(() => transfer({ [Symbol.iterator]: 5 })).to.throw(realm.TypeError);
  });

  it('transfer objects alone', () => {
    for (const bad of [5, 'text', {}, null, [1], [first, null], new Set([1])]) {
      expect(() => windowPostMessageOptions(realm, [1, '*', bad]), String(bad)).to.throw(realm.TypeError);
      expect(() => portTransfer(realm, [1, { transfer: bad }]), String(bad)).to.throw(realm.TypeError);
    }
  });
});
