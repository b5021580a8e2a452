import { expect } from 'chai';
import { dictionaryObject } from '../../lib/webidl/dictionary-object.ts';

describe('a dictionary for page code', () => {
  it('has its members in their order, as plain properties of an object of the realm', () => {
    const prototype = {};
    const object = dictionaryObject(prototype, { b: 1, a: 2 });

    expect([Object.getPrototypeOf(object), Object.entries(object)]).to.deep.equal([prototype, Object.entries({ b: 1, a: 2 })]);
    expect(Object.getOwnPropertyDescriptor(object, 'a')).to.deep.equal({
      ...{ value: 2, writable: true, enumerable: true, configurable: true },
    });
  });

  it('calls no setter that page code has put on the prototype', () => {
    const heard: unknown[] = [];
    const prototype = {
      set name(value: unknown) {
        heard.push(value);
      },
    };

    expect([dictionaryObject<{ name: string }>(prototype, { name: 'n' }).name, heard]).to.deep.equal(['n', []]);
  });
});
