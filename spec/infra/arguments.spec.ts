import { expect } from 'chai';
import { badArgument, checkOptionsOf, isThenable, kindOf, kindOfThrown, shown, told } from '../../lib/infra/arguments.ts';
import { StorageloomError } from '../../lib/infra/failure.ts';

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

describe('a value in a sentence', () => {
  const kinds: readonly (readonly [unknown, string])[] = [
    [undefined, 'nothing'],
    [null, 'null'],
    [[], 'an array'],
    [{}, 'an object'],
    ['', 'a string'],
    [0, 'a number'],
    [() => 1, 'a function'],
    [revoked(), 'an object'],
  ];

  for (const [value, kind] of kinds) {
    it(`is called by its kind: ${kind}`, () => {
      expect(kindOf(value)).to.equal(kind);
    });
  }

  it('is called by its name and message where it is an error that was thrown', () => {
    const unreadable = Object.defineProperty(new Error(), 'message', {
      get: () => {
        throw new Error('of the getter');
      },
    });

    const shownAs = [new RangeError('of yours'), 'a word', unreadable, revoked()].map(kindOfThrown);

    const cannot = 'an error that cannot be read';
    expect(shownAs).to.deep.equal(['"RangeError: of yours"', 'a string', cannot, cannot]);
  });

  it('is a promise where it has a then, and none where nobody can ask', () => {
    expect([Promise.resolve(), new Proxy({}, { has: () => true }), {}, null, 'then', revoked()].map(isThenable)).to.deep.equal([
      ...[true, true],
      ...[false, false, false, false],
    ]);
  });

  it('is shown as source text, on one line and not without end', () => {
    expect([shown('a\n  b'), shown(true), shown(5), shown({})]).to.deep.equal(["'a b'", 'true', '5', '…']);
    expect(shown('x'.repeat(1000))).to.have.length.below(70);
    expect([shown(5n), shown(Symbol('a\nb')), shown(() => 1)]).to.deep.equal(['5n', 'Symbol(a b)', '…']);
  });

  it('is told of by its kind where it is an object or a function, of which nothing is asked', () => {
    const { proxy, revoke } = Proxy.revocable(() => 1, {});
    revoke();

    expect([told('soon'), told(undefined), told(null), told([]), told(proxy), told(revoked())]).to.deep.equal([
      ...["'soon'", 'undefined', 'null'],
      ...['an array', 'a function', 'an object'],
    ]);
    expect(shown(proxy)).to.equal('…');
  });
});

describe('an argument that cannot be meant', () => {
  it('makes a BAD_OPTION of three sentences', () => {
    const failure = badArgument('What', 'Why', 'Mend');

    expect([failure.code, failure.message]).to.deep.equal(['BAD_OPTION', 'What. Why. Mend.']);
  });
});

describe('a record of options', () => {
  const check = (options: unknown) => () => checkOptionsOf('make()', options, { timers: true, limitMs: 5, console: {} });

  it('passes with known members of the right type, none of which must be there', () => {
    for (const options of [{}, { timers: false }, { timers: undefined, limitMs: 1 }, { console }]) check(options)();
  });

  for (const [options, kind] of [
    [null, 'null'],
    ['x', 'a string'],
    [[], 'an array'],
  ] as const) {
    it(`is never ${kind}`, () => {
      expect(check(options)).to.throw(`make() takes a record of options, and got ${kind}.`);
    });
  }

  it('has no member that is not known: the nearest one is named', () => {
    expect(check({ limitms: 1 })).to.throw(
      'make() has no option limitms. Its options are timers, limitMs, console. Write make({ limitMs: 5 }).',
    );
    expect(check({ zzzzzzz: 1 })).to.throw('Write make({ timers: true }).');
  });

  it('has members of their types only', () => {
    expect(check({ timers: 'yes' })).to.throw(
      'The option timers of make() cannot be used. It takes a boolean, and got a string. Write make({ timers: true }).',
    );
    expect(check({ console: null })).to.throw('It takes an object, and got null. Write make({ console: … }).');
  });

  it('can be read: what throws then is the cause', () => {
    for (const options of [revoked(), new Proxy({}, { get: () => expect.fail('of yours') })]) {
      expect(check(options)).to.throw(StorageloomError, /^The options of make\(\) cannot be read\. To read them threw "/);
    }
  });

  it('says of a single option that it is the only one', () => {
    expect(() => checkOptionsOf('f()', { b: 1 }, { a: 'x' })).to.throw(
      "f() has no option b. Its only option is a. Write f({ a: 'x' }).",
    );
  });
});
