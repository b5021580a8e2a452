import fc from 'fast-check';

// What random programs are made of. They are plain data, so that a failing one can be read; each world makes its own objects of them.

/** An object of the world that a program runs in. */
export type Thing =
  | { readonly is: 'storage' | 'heir' | 'prototype' | 'wrapper'; readonly index: number }
  | { readonly is: 'Object.prototype' | 'plain' };

/** A key or value, of any kind that a page can give. */
export type Argument =
  | { readonly is: 'primitive'; readonly value: string | number | bigint | boolean | null | undefined }
  | { readonly is: 'symbol'; readonly name: Name }
  | { readonly is: 'throws' | 'unconvertible' | 'revoked' }
  /** Its conversion runs code: it writes to a storage, or removes, or clears. */
  | { readonly is: 'acts'; readonly storage: number; readonly key: string; readonly value: string | null; readonly as: string }
  | { readonly is: 'thing'; readonly thing: Thing };

export type Name = 'one' | 'toPrimitive' | 'toStringTag' | 'iterator';

export interface Descriptor {
  readonly value?: Argument;
  readonly get?: boolean;
  readonly set?: boolean;
  readonly writable?: boolean;
  readonly enumerable?: boolean;
  readonly configurable?: true;
}

export const reflectors = ['has', 'get', 'deleteProperty', 'getOwnPropertyDescriptor'] as const;
type Enumerator =
  | `Object.${'keys' | 'getOwnPropertyNames' | 'entries' | 'values' | 'assign' | 'getPrototypeOf'}`
  | `Object.${'freeze' | 'seal' | 'isFrozen' | 'isSealed' | 'isExtensible' | 'preventExtensions'}`
  | `Reflect.${'ownKeys' | 'preventExtensions'}`
  | ('spread' | 'for-in' | 'JSON.stringify' | 'descriptors' | 'symbols' | 'String' | 'tag' | 'hasOwnProperty');
export const enumerators: readonly Enumerator[] = [
  ...([
    'Object.keys',
    'Object.getOwnPropertyNames',
    'Object.entries',
    'Object.values',
    'Reflect.ownKeys',
    'spread',
    'for-in',
  ] as const),
  ...(['JSON.stringify', 'Object.assign', 'descriptors', 'symbols', 'String', 'tag'] as const),
  ...(['Object.freeze', 'Object.seal', 'Object.isFrozen', 'Object.isSealed', 'Object.isExtensible'] as const),
  ...(['Reflect.preventExtensions', 'Object.preventExtensions', 'Object.getPrototypeOf', 'hasOwnProperty'] as const),
];
export const methods = ['getItem', 'setItem', 'removeItem', 'key', 'clear', 'length'] as const;

export type Command =
  | {
      readonly do: 'call';
      readonly storage: number;
      readonly method: (typeof methods)[number];
      readonly args: readonly Argument[];
    }
  | {
      readonly do: 'apply';
      readonly prototype: number;
      readonly method: (typeof methods)[number];
      readonly receiver: Argument;
      readonly args: readonly Argument[];
    }
  | { readonly do: 'reflect'; readonly with: (typeof reflectors)[number]; readonly on: Thing; readonly key: Argument }
  | { readonly do: 'get'; readonly on: Thing; readonly key: Argument; readonly receiver: Argument }
  | {
      readonly do: 'set';
      readonly on: Thing;
      readonly key: Argument;
      readonly value: Argument;
      readonly receiver: Argument | null;
    }
  | { readonly do: 'assign' | 'delete'; readonly on: Thing; readonly key: Argument; readonly value: Argument }
  | {
      readonly do: 'define';
      readonly on: Thing;
      readonly key: Argument;
      readonly descriptor: Descriptor;
      readonly loudly: boolean;
    }
  | { readonly do: 'enumerate'; readonly how: Enumerator; readonly on: Thing }
  | { readonly do: 'setPrototypeOf'; readonly storage: number; readonly to: Thing | null }
  | { readonly do: 'setURL'; readonly document: number; readonly url: string }
  | { readonly do: 'setQuota'; readonly storage: number; readonly quotaUnits: number };

/** Few, so that they meet: ordinary ones, integer-like ones, names of members, and names that everything has. */
const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'c', 'dd', '') },
  { weight: 3, arbitrary: fc.constantFrom('0', '9', '10', '-1', '4294967295', '01') },
  { weight: 4, arbitrary: fc.constantFrom('getItem', 'setItem', 'key', 'clear', 'removeItem', 'length') },
  {
    weight: 3,
    arbitrary: fc.constantFrom('constructor', '__proto__', 'hasOwnProperty', 'toString', 'valueOf', 'toJSON', 'then'),
  },
  { weight: 1, arbitrary: fc.constantFrom('\uD800', 'é', '\u{1F600}', '\0', 'undefined', 'null') },
);
const storage = fc.nat(5);
const heirs = 4;
const wrappers = 2;
const thing: fc.Arbitrary<Thing> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ is: fc.constant('storage' as const), index: storage }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('heir' as const), index: fc.nat(heirs - 1) }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('prototype' as const), index: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('wrapper' as const), index: fc.nat(wrappers - 1) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constantFrom('Object.prototype' as const, 'plain' as const) }) },
);
const symbol = fc.record({
  is: fc.constant('symbol' as const),
  name: fc.constantFrom<Name>('one', 'one', 'toPrimitive', 'toStringTag', 'iterator'),
});
const string = fc.record({ is: fc.constant('primitive' as const), value: text });
const acts = fc.record({
  is: fc.constant('acts' as const),
  storage,
  key: text,
  value: fc.option(text),
  as: text,
});
const argument: fc.Arbitrary<Argument> = fc.oneof(
  { weight: 12, arbitrary: string },
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant('primitive' as const),
      value: fc.constantFrom(
        0,
        1,
        -0,
        2,
        -1,
        1.9,
        NaN,
        2 ** 32,
        4294967295,
        true,
        null,
        undefined,
        1n,
        'x'.repeat(20),
        'y'.repeat(26),
      ),
    }),
  },
  { weight: 1, arbitrary: symbol },
  { weight: 1, arbitrary: fc.record({ is: fc.constantFrom('throws' as const, 'unconvertible' as const, 'revoked' as const) }) },
  { weight: 1, arbitrary: acts },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('thing' as const), thing }) },
);
const key: fc.Arbitrary<Argument> = fc.oneof(
  { weight: 8, arbitrary: string },
  { weight: 1, arbitrary: symbol },
  { weight: 1, arbitrary: argument },
);
const receiver: fc.Arbitrary<Argument> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ is: fc.constant('thing' as const), thing }) },
  { weight: 1, arbitrary: argument },
);
const yes = fc.constant(true as const);
const descriptor: fc.Arbitrary<Descriptor> = fc.oneof(
  fc.record({ value: argument, writable: fc.boolean(), enumerable: fc.boolean(), configurable: yes }, { requiredKeys: [] }),
  fc.record({ get: fc.boolean(), set: fc.boolean(), enumerable: fc.boolean(), configurable: yes }, { requiredKeys: ['get'] }),
);
const method = fc.constantFrom(...methods);
const args = fc.array(argument, { maxLength: 3 });

function command<T extends object>(name: string, rest: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Command> {
  return fc.record({ do: fc.constant(name), ...rest }) as fc.Arbitrary<object> as fc.Arbitrary<Command>;
}

const commands: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: command('call', { storage, method: fc.constant('setItem'), args: fc.tuple(argument, argument) }) },
  { weight: 6, arbitrary: command('call', { storage, method, args }) },
  { weight: 3, arbitrary: command('apply', { prototype: fc.nat(2), method, receiver, args }) },
  { weight: 6, arbitrary: command('reflect', { with: fc.constantFrom(...reflectors), on: thing, key }) },
  { weight: 2, arbitrary: command('get', { on: thing, key, receiver }) },
  { weight: 3, arbitrary: command('set', { on: thing, key, value: argument, receiver: fc.option(receiver) }) },
  { weight: 5, arbitrary: command('assign', { on: thing, key, value: argument }) },
  { weight: 2, arbitrary: command('delete', { on: thing, key, value: argument }) },
  { weight: 5, arbitrary: command('define', { on: thing, key, descriptor, loudly: fc.boolean() }) },
  { weight: 7, arbitrary: command('enumerate', { how: fc.constantFrom(...enumerators), on: thing }) },
  { weight: 1, arbitrary: command('setPrototypeOf', { storage, to: fc.option(thing) }) },
  {
    weight: 1,
    arbitrary: command('setURL', { document: fc.nat(2), url: fc.constantFrom('https://a.example/x', 'https://a.example/#y') }),
  },
  { weight: 1, arbitrary: command('setQuota', { storage, quotaUnits: fc.constantFrom(0, 3, 24, 30) }) },
);

/** Programs over the objects of one world. */
export const programs: fc.Arbitrary<Command[]> = fc.array(commands, { minLength: 1, maxLength: 24, size: 'max' });
