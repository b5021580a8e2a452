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
