import { expect } from 'chai';
import { constructorFor, defineMembers, prototypeFor } from '../../lib/ecmascript/intrinsics.ts';
import { windowOf } from './window-of.ts';

describe('what is made for one window', () => {
  const mine = windowOf(true).intrinsics;
  const everybodys = windowOf(false).intrinsics;

  it("changes the realm's own prototypes, and puts one before those of everybody", () => {
    expect(prototypeFor(mine, mine.Date)).to.equal(mine.Date.prototype);
    expect(prototypeFor(everybodys, Date)).not.to.equal(Date.prototype);
    expect(Object.getPrototypeOf(prototypeFor(everybodys, Date))).to.equal(Date.prototype);
  });

  it('has members that are not enumerable, and functions of the page', () => {
    const object: { now?(): number; readonly later?: number } = {};

    defineMembers(mine, object, {
      now: () => 1,
      get later() {
        return 2;
      },
    });

    expect([object.now?.(), object.later, Object.keys(object)]).to.deep.equal([1, 2, []]);
    expect(Object.getPrototypeOf(object.now)).to.equal(mine.functionPrototype);
    expect(Object.getPrototypeOf(Object.getOwnPropertyDescriptor(object, 'later')?.get)).to.equal(mine.functionPrototype);
  });

  it('has constructors with the name, the length and the static members of the original', () => {
    const prototype = {};
    const made = constructorFor(everybodys, Date, function () {}, prototype);

    expect([made.name, made.length, made.UTC, made.prototype]).to.deep.equal(['Date', 7, Date.UTC, prototype]);
    expect(Object.getOwnPropertyDescriptor(prototype, 'constructor')).to.include({ value: made, enumerable: false });
    expect(Date.prototype.constructor).to.equal(Date);
  });
});
