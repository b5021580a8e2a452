import { expect } from 'chai';
import { runInNewContext } from 'node:vm';
import {
  callableFrom,
  cloned as clonedBy,
  clonedCompletion,
  errorFromPage,
  withClosureHint,
} from '../../lib/browser/evaluate.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { Browser } from '../../lib/index.ts';
import { StorageloomError } from '../../lib/infra/failure.ts';

class Platform {
  label = 'x';
}

const page = {
  isPlatformObject: (object: object): boolean => object instanceof Platform,
  clone: (value: unknown): unknown => value,
};
const cloned = (value: unknown, whose: string): unknown => clonedBy(value, whose, page);

function whyRefused(value: unknown): unknown {
  try {
    cloned(value, 'The result');
  } catch (error) {
    return Reflect.get(error as object, 'why');
  }
  return null;
}

describe('what goes into a page and comes out of it', () => {
  it('is the same where it is a primitive', () => {
    for (const value of [undefined, null, 1, 'x', true, 10n]) expect(cloned(value, 'The result')).to.equal(value);
  });

  it('is a copy in our realm where it is data', () => {
    const foreign: unknown = runInNewContext('({ list: [1, new Date(0)], map: new Map([["k", "v"]]) })');

    const copy = cloned(foreign, 'The result') as { list: unknown[] };

    expect(copy).to.deep.equal({ list: [1, new Date(0)], map: new Map([['k', 'v']]) });
    expect(Object.getPrototypeOf(copy)).to.equal(Object.prototype);
    expect(copy.list).to.be.instanceOf(Array);
  });

  for (const [name, value] of [
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['an object that holds a function', { run: () => 1 }],
  ] as const) {
    it(`is refused with NOT_CLONEABLE where it is ${name}`, () => {
      expect(() => cloned(value, 'The result'))
        .to.throw(StorageloomError, 'The result of tab.evaluate() cannot be copied')
        .with.property('code', 'NOT_CLONEABLE');
    });
  }

  it('is refused with the name and the place of what cannot be copied', () => {
    const one = new Platform();
    const values = [one, [1, one], { a: { 'b-c': [one] } }, new Map([['k', one]]), { hooks: { hasFocus: () => true } }];

    expect([...values, Symbol('s'), new WeakMap(), { a: new WeakMap() }].map(whyRefused)).to.deep.equal([
      'It is a Platform.',
      'It has a Platform at [1].',
      'It has a Platform at .a["b-c"][0].',
      'It has a Platform at .values().',
      'It has a function at .hooks.hasFocus.',
      'It is a symbol.',
      'It is a WeakMap.',
      '#<WeakMap> could not be cloned.',
    ]);
  });

  it('is refused with the reason of the surroundings where its name cannot be read', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();

    expect(whyRefused(proxy)).to.be.a('string').that.includes('could not be cloned');
  });

  it('is nothing where a script happens to end with what is live, and refused where that is in a record', () => {
    expect([clonedCompletion(new Platform(), 'The result', page), clonedCompletion([1], 'The result', page)]).to.deep.equal([
      undefined,
      [1],
    ]);
    expect(() => clonedCompletion([new Platform()], 'The result', page)).to.throw(StorageloomError, 'It has a Platform at [0].');
  });

  it('is refused with what an accessor of it threw as the reason, whatever that is', () => {
    const throwing = (error: unknown) => ({
      get value(): never {
        throw error;
      },
    });

    expect(() => cloned(throwing(new RangeError('of the page')), 'The arguments'))
      .to.throw('of the page')
      .with.property('cause')
      .instanceOf(RangeError);
    expect(() => cloned(throwing('text'), 'The arguments'))
      .to.throw(StorageloomError, 'The arguments of tab.evaluate()')
      .with.property('why', 'text.');
  });
});

describe('what the source of a function evaluates to', () => {
  it('is called as it is', () => {
    const add = (a: number, b: number): number => a + b;

    expect(callableFrom(add)(1, 2)).to.equal(3);
  });

  for (const [value, type] of [
    [undefined, 'undefined'],
    [null, 'null'],
    [{}, 'object'],
  ] as const) {
    it(`is refused with NOT_CLONEABLE where it is ${type}`, () => {
      expect(() => callableFrom(value))
        .to.throw(StorageloomError, `Its source evaluates to ${type}:`)
        .with.property('code', 'NOT_CLONEABLE');
    });
  }
});

describe('an error that a page threw', () => {
  const foreign = (code: string): unknown => runInNewContext(code);

  it('is of our realm, by its name, with what it says and the original as its cause', () => {
    const thrown = foreign("new TypeError('no')");

    const error = errorFromPage(thrown) as Error;

    expect(error).to.be.instanceOf(TypeError);
    expect([error.message, error.cause, error.stack]).to.deep.equal(['no', thrown, (thrown as Error).stack]);
  });

  it('keeps a name that no class of ours has', () => {
    const error = errorFromPage(foreign("Object.assign(new Error('full'), { name: 'QuotaExceededError' })")) as Error;

    expect([error instanceof Error, error.name]).to.deep.equal([true, 'QuotaExceededError']);
  });

  it('is of the realm of whoever tests, where a runner gives them one of their own', () => {
    const tests = foreign('globalThis') as typeof globalThis;
    const [ours, theirs] = [new TypeError('ours'), new tests.TypeError('theirs')];

    const error = errorFromPage(foreign("new RangeError('no')"), tests);

    expect(error).to.be.instanceOf(tests.RangeError);
    expect(errorFromPage(ours, tests)).to.equal(ours);
    expect(errorFromPage(theirs, tests)).to.equal(theirs);
  });

  it('stays what it is when it is no error of another realm', () => {
    const ours = new Error('ours');
    const values = ['text', null, { message: 'plain' }, ours, foreign("Object.assign(new Error('x'), { name: 1 })")];

    expect(values.map((value) => errorFromPage(value))).to.deep.equal(values);
  });
});

describe('a name that the page does not know', () => {
  const hint = (name: string): string =>
    `${name} is not defined. The function of tab.evaluate() sees nothing of the test: pass it as an argument, tab.evaluate((${name}) => …, ${name}).`;

  it('may be one of the test, where the function that was given has it', () => {
    const original = new ReferenceError('$cart is not defined');

    const told = withClosureHint(original, new Function('return $cart.items')) as Error;

    expect(told).to.be.instanceOf(ReferenceError);
    expect([told.message, told.cause]).to.deep.equal([hint('$cart'), original]);
    expect(told.stack?.split('\n').slice(0, 1)).to.deep.equal([`ReferenceError: ${hint('$cart')}`]);
  });

  it('is told in the realm of whoever tests', () => {
    const tests = runInNewContext('globalThis') as typeof globalThis;
    const original = new tests.ReferenceError('cart is not defined');

    const told = withClosureHint(original, new Function('return cart'), tests);

    expect(told).to.be.instanceOf(tests.ReferenceError).with.property('message', hint('cart'));
  });

  it('is nothing to explain everywhere else', () => {
    const original = new ReferenceError('cart is not defined');
    const sources = [new Function('app.cart(); carts'), 'cart', new Function('return 1')];
    const others = [new TypeError('cart is not defined'), new ReferenceError('No cart')];

    expect(sources.map((source) => withClosureHint(original, source))).to.deep.equal([original, original, original]);
    expect(others.map((each) => withClosureHint(each, new Function('cart')))).to.deep.equal(others);
  });

  it('is said by the call', async () => {
    const tab = await new Browser<object>({ host: happyDom() }).open('https://a.example/');
    const closure = new Function('return () => wanted')() as () => unknown;

    const failure: unknown = await tab.evaluate(closure).catch((error: unknown) => error);

    expect(failure).to.be.instanceOf(ReferenceError).with.property('message', hint('wanted'));
  });
});
