import { expect } from 'chai';
import { createContext, runInContext } from 'node:vm';
import {
  arrayIndexOf,
  dictionaryMember,
  toDictionarySource,
  toDOMString,
  toDouble,
  toNullableDOMString,
  toUnsignedLong,
  toUSVString,
} from '../../lib/webidl/conversions.ts';
import { foreignRealm, thrownBy } from './realm-double.ts';

const realm = foreignRealm();

describe('conversion to DOMString', () => {
  it('converts like ToString', () => {
    const values = [undefined, null, true, -0, 1e21, 10n, [1, [2]], {}, 'as it is'];

    const strings = values.map((value) => toDOMString(realm, value));

    expect(strings).to.deep.equal(['undefined', 'null', 'true', '0', '1e+21', '10', '1,2', '[object Object]', 'as it is']);
  });

  it('keeps lone surrogates', () => {
    expect(toDOMString(realm, '\uD800x')).to.equal('\uD800x');
  });

  it('asks Symbol.toPrimitive first, then toString, then valueOf', () => {
    const exotic = { [Symbol.toPrimitive]: (hint: string) => `hint ${hint}`, toString: () => 'no' };
    const second = { [Symbol.toPrimitive]: null, toString: () => ({}), valueOf: () => 7 };

    expect(toDOMString(realm, exotic)).to.equal('hint string');
    expect(toDOMString(realm, second)).to.equal('7');
    expect(
      toDOMString(
        realm,
        Object.assign(() => 0, { toString: () => 'a function' }),
      ),
    ).to.equal('a function');
  });

  for (const [name, value, message] of [
    ['a symbol', Symbol('s'), 'Cannot convert a Symbol value to a string'],
    ['an object without conversions', Object.create(null), 'Cannot convert object to primitive value'],
    ['an object that converts to a symbol', { toString: () => Symbol('s') }, 'Cannot convert a Symbol value to a string'],
    [
      'a Symbol.toPrimitive that gives an object',
      { [Symbol.toPrimitive]: () => ({}) },
      'Cannot convert object to primitive value',
    ],
    ['a Symbol.toPrimitive that cannot be called', { [Symbol.toPrimitive]: 1 }, 'Symbol(Symbol.toPrimitive) is not a function'],
  ] as const) {
    it(`throws a TypeError of the realm for ${name}`, () => {
      const error = thrownBy(() => toDOMString(realm, value));

      expect(error).to.be.instanceOf(realm.TypeError).with.property('message', message);
    });
  }

  it('lets what a conversion throws pass', () => {
    const thrown = new Error('of the page');
    const value = {
      toString: () => {
        throw thrown;
      },
    };

    expect(thrownBy(() => toDOMString(realm, value))).to.equal(thrown);
  });
});

describe('conversion to a nullable DOMString', () => {
  it('gives null for null and undefined only', () => {
    expect([null, undefined, '', 0, 'null'].map((value) => toNullableDOMString(realm, value))).to.deep.equal([
      null,
      null,
      '',
      '0',
      'null',
    ]);
  });
});

describe('conversion to USVString', () => {
  it('replaces lone surrogates, and only those', () => {
    expect(toUSVString(realm, 'a\uD800b\uDC00\u{1F600}')).to.equal('a\uFFFDb\uFFFD\u{1F600}');
  });
});

describe('conversion to unsigned long', () => {
  it('is modulo 2 to the 32, and 0 for what is no finite number', () => {
    const values = [
      5,
      1.9,
      -1,
      -0.5,
      2 ** 32,
      2 ** 32 + 1,
      NaN,
      Infinity,
      'x',
      '3',
      undefined,
      null,
      true,
      [7],
      { valueOf: () => 8 },
    ];

    const numbers = values.map((value) => toUnsignedLong(realm, value));

    expect(numbers).to.deep.equal([5, 1, 4294967295, 0, 0, 1, 0, 0, 0, 3, 0, 0, 1, 7, 8]);
  });

  it('throws a TypeError of the realm for a symbol and a bigint', () => {
    expect(thrownBy(() => toUnsignedLong(realm, Symbol('s')))).to.be.instanceOf(realm.TypeError);
    expect(thrownBy(() => toUnsignedLong(realm, 1n))).to.be.instanceOf(realm.TypeError);
  });
});

describe('conversion to double', () => {
  it('accepts finite numbers only', () => {
    expect(toDouble(realm, '1.5')).to.equal(1.5);
    expect(thrownBy(() => toDouble(realm, Infinity))).to.be.instanceOf(realm.TypeError);
    expect(thrownBy(() => toDouble(realm, 'x'))).to.be.instanceOf(realm.TypeError);
  });
});

describe('dictionary', () => {
  it('is empty for undefined and null', () => {
    const members = [undefined, null].map((value) => dictionaryMember(realm, toDictionarySource(realm, value, 'Init'), 'a'));

    expect(members).to.deep.equal([undefined, undefined]);
  });

  it('reads inherited members and accessors', () => {
    const source = toDictionarySource(realm, Object.create({ get a(): number { return 1; } }), 'Init'); // prettier-ignore

    expect(dictionaryMember(realm, source, 'a')).to.equal(1);
  });

  it('refuses other primitives with a TypeError of the realm', () => {
    const error = thrownBy(() => toDictionarySource(realm, 'x', 'Init'));

    expect(error).to.be.instanceOf(realm.TypeError).with.property('message', "The provided value is not of type 'Init'.");
  });
});

describe('conversions in a realm that has intrinsics of its own', () => {
  it('leave the errors of that realm also where the engine itself throws', () => {
    const reflect = runInContext('Reflect', createContext()) as typeof Reflect & { get: Function };
    const other = { ...realm, reflect };
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();

    for (const steps of [() => toDOMString(other, proxy), () => dictionaryMember(other, proxy, 'a')]) {
      const error = thrownBy(steps);
      expect([error instanceof TypeError, (error as Error).name]).to.deep.equal([false, 'TypeError']);
    }
    expect(toDOMString(other, { toString: () => 'converted' })).to.equal('converted');
  });
});

describe('an array index', () => {
  it('is a whole number below 2^32 - 1, as it is written in full', () => {
    const names = ['0', '7', '10', '4294967294', '4294967295', '01', '1.0', '-1', '', 'a', Symbol('1')];

    expect(names.map((name) => arrayIndexOf(name))).to.deep.equal([0, 7, 10, 4294967294, ...Array<null>(7).fill(null)]);
  });
});
