import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import { printed } from '../../lib/console/printed.ts';

const nothing = (): null => null;
const text = (value: unknown): string => printed(value, { describe: nothing, inFull: false });
const inFull = (value: unknown): string => printed(value, { describe: nothing, inFull: true });

describe('a value as a console shows it', () => {
  const circle: Record<string, unknown> = { a: 1 };
  circle['self'] = circle;

  const cases: readonly (readonly [shown: string, value: unknown])[] = [
    ['a "text"', 'a "text"'],
    ['-0', -0],
    ['5n', 5n],
    ['Symbol(x)', Symbol('x')],
    ['undefined', undefined],
    ['null', null],
    ["[ 'a', \"it's\", 'say \"so\"' ]", ['a', "it's", 'say "so"']],
    ["{ a: 1, 'b-c': { d: { e: [Object] } }, [Symbol(s)]: true }", { a: 1, 'b-c': { d: { e: {} } }, [Symbol('s')]: true }],
    ['{ a: 1, self: [Circular] }', circle],
    ['[Object: null prototype] { a: 1 }', Object.assign(Object.create(null) as object, { a: 1 })],
    ['[Function: f] { of: 1 }', Object.assign(function f() {}, { of: 1 })],
    ['[class K]', class K {}],
    [
      '[Function: (anonymous)]',
      (
        () => () =>
          1
      )(),
    ],
  ];
  for (const [shown, value] of cases) {
    it(`is ${shown}`, () => {
      expect(text(value)).to.equal(shown);
    });
  }

  it('shows an index without a property as empty', () => {
    const list: unknown[] = [1, 2, 3];
    delete list[1];

    expect(text(list)).to.equal('[ 1, <empty>, 3 ]');
  });

  it('is read of another realm as of ours', () => {
    const foreign: unknown = runInNewContext(
      '[[1], { a: new Map([[1, { b: 2 }]]) }, new Set(["x"]), new (class Foo { x = 1 })(), new TypeError("bad"), /x/g]',
    );

    expect(text(foreign)).to.equal(
      "[ [ 1 ], { a: Map(1) { 1 => [Object] } }, Set(1) { 'x' }, Foo { x: 1 }, [TypeError: bad], /x/g ]",
    );
  });

  it('names accessors and calls none', () => {
    let calls = 0;
    const value = {
      get a() {
        return ++calls;
      },
      set b(_value: number) {
        calls++;
      },
    };
    Object.defineProperty(value, 'c', { get: () => ++calls, set: () => ++calls, enumerable: true });
    const list: unknown[] = [];
    Object.defineProperty(list, 0, { get: () => ++calls, enumerable: true });

    expect([text(value), text(list), calls]).to.deep.equal([
      '{ a: [Getter], b: [Setter], c: [Getter/Setter] }',
      '[ [Getter] ]',
      0,
    ]);
  });

  it('is of an error its name and message, with what was put on it, and in full its stack', () => {
    const error = Object.assign(new RangeError('far'), { code: 'E' });
    error.stack = 'RangeError: near\n    at place (file:1:2)';

    expect(text(error)).to.equal("RangeError: far { code: 'E' }");
    expect(inFull(error)).to.equal("RangeError: far\n    at place (file:1:2) { code: 'E' }");
    expect(inFull([error])).to.equal("[ [RangeError: far] { code: 'E' } ]");
  });

  it('takes several lines in full where one would be too long, and short entries share them', () => {
    const numbers = Array.from({ length: 40 }, (_, n) => n);

    expect(text(numbers)).to.not.include('\n');
    expect(
      inFull(numbers)
        .split('\n')
        .map(({ length }) => length),
    ).to.deep.equal([1, 79, 72, 1]);
    expect(inFull({ first: 'x'.repeat(60), second: 'y'.repeat(60) })).to.equal(
      `{\n  first: '${'x'.repeat(60)}',\n  second: '${'y'.repeat(60)}'\n}`,
    );
  });

  it('ends, however much there is', () => {
    const wide = Array.from({ length: 200 }, () => Array.from({ length: 200 }, () => ({ a: 1 })));
    const record = Object.fromEntries(Array.from({ length: 150 }, (_, n) => [`k${n}`, n]));

    expect(text(wide).length).to.be.below(40_000);
    expect(text(record)).to.match(/k99: 99, … 50 more }$/);
    expect(text([...'a'.repeat(150)])).to.match(/'a', … 50 more ]$/);
  });

  it('says no more of what cannot be looked at', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();

    expect(text(proxy)).to.equal('[Object]');
  });

  it('is what somebody else says who knows the object', () => {
    class Known {}
    const describe = (value: object, shown: (part: unknown) => string): string | null =>
      value instanceof Known ? `known ${shown({ a: 'x' })}` : null;

    expect(printed([new Known()], { describe, inFull: false })).to.equal("[ known { a: 'x' } ]");
  });
});
