import { expect } from 'chai';
import { timerFunctions } from '../../../lib/html/windows/window-timers.ts';
import type { Realm } from '../../../lib/webidl/realm.ts';
import { HooksDouble } from '../../hosts/hooks-double.ts';

class RealmTypeError extends TypeError {}

const realm: Realm = {
  TypeError: RealmTypeError,
  RangeError,
  DOMException,
  objectPrototype: Object.prototype,
  Promise,
  functionPrototype: Function.prototype,
  arrayPrototype: Array.prototype,
};

function setUp(overrides: Partial<Realm> = {}) {
  const hooks = new HooksDouble();
  const window = { name: 'the window' };
  const evaluated: string[] = [];
  const evaluate = (code: string): unknown => {
    evaluated.push(code);
    if (code === 'throw') throw new Error('from a string');
    return window;
  };
  return { hooks, window, evaluated, functions: timerFunctions(hooks, { ...realm, ...overrides }, evaluate) };
}

describe('the timers of a window', () => {
  it('call the handler with the window as this and the extra arguments', () => {
    const { hooks, window, functions } = setUp();
    const seen: unknown[] = [];

    functions.setTimeout(
      function (this: unknown, ...args: unknown[]) {
        seen.push(this, ...args);
      },
      5,
      'a',
      2,
    );
    hooks.runTimers();

    expect(seen).to.deep.equal([window, 'a', 2]);
  });

  it('give what the model gave as the id, and tell it whether to repeat', () => {
    const { hooks, functions } = setUp();

    const ids = [functions.setTimeout(() => undefined, 1), functions.setInterval(() => undefined, 2)];

    expect(ids).to.deep.equal([1, 2]);
    expect(hooks.timers.map(({ delayMs, repeat }) => [delayMs, repeat])).to.deep.equal([
      [1, false],
      [2, true],
    ]);
  });

  it('convert the delay as a long, and raise negative ones to 0', () => {
    const { hooks, functions } = setUp();

    for (const timeout of [
      undefined,
      null,
      '7',
      7.9,
      -1,
      'x',
      Number.NaN,
      Infinity,
      2 ** 31,
      2 ** 32 + 3,
      { valueOf: () => 4 },
    ]) {
      functions.setTimeout(() => undefined, timeout);
    }

    expect(hooks.timers.map(({ delayMs }) => delayMs)).to.deep.equal([0, 0, 7, 7, 0, 0, 0, 0, 0, 3, 4]);
  });

  it('evaluate a handler that is no function, as a string, each time', () => {
    const { hooks, evaluated, functions } = setUp();

    functions.setInterval({ toString: () => 'tick()' });
    hooks.runTimers();
    hooks.runTimers();

    expect(evaluated).to.deep.equal(['tick()', 'tick()']);
  });

  it('report what a handler throws', () => {
    const { hooks, functions } = setUp();
    const error = new Error('from a handler');

    functions.setTimeout(() => {
      throw error;
    });
    functions.setTimeout('throw');
    hooks.runTimers();

    expect(hooks.exceptions.map(String)).to.deep.equal(['Error: from a handler', 'Error: from a string']);
  });

  it('are cleared by either function, whatever the id is given as', () => {
    const { hooks, functions } = setUp();
    functions.setTimeout(() => undefined);
    functions.setInterval(() => undefined);
    functions.setTimeout(() => undefined);

    functions.clearInterval('1');
    functions.clearTimeout(2);
    for (const id of [undefined, null, 'x', {}, 99]) functions.clearTimeout(id);
    functions.clearInterval();

    expect(hooks.timers.map(({ id }) => id)).to.deep.equal([3]);
  });

  it('throw a TypeError of the realm for a missing argument, and for a symbol', () => {
    const { functions } = setUp();

    expect(() => Reflect.apply(functions.setTimeout, undefined, [])).to.throw(RealmTypeError);
    expect(() => Reflect.apply(functions.setInterval, undefined, [])).to.throw(RealmTypeError);
    expect(() => functions.setTimeout(() => undefined, Symbol('no'))).to.throw(RealmTypeError);
    expect(() => functions.setTimeout(() => undefined, 1n)).to.throw(RealmTypeError);
    expect(() => functions.setTimeout(Symbol('no'))).to.throw(RealmTypeError);
  });

  it('are functions of the realm', () => {
    const functionPrototype = Object.create(Function.prototype);
    const { functions } = setUp({ functionPrototype });

    const prototypes = new Set(Object.values(functions).map((each) => Object.getPrototypeOf(each)));

    expect([...prototypes]).to.deep.equal([functionPrototype]);
    expect(Object.entries(functions).map(([name, each]) => name === each.name)).to.not.include(false);
  });
});

describe('requestAnimationFrame', () => {
  it('calls back with the time of the frame, unless it is cancelled', () => {
    const { hooks, functions } = setUp();
    const times: number[] = [];
    functions.requestAnimationFrame((now) => times.push(now));
    const cancelled = functions.requestAnimationFrame(() => times.push(-1));

    functions.cancelAnimationFrame(cancelled);
    for (const frame of hooks.frames.values()) frame(16);

    expect(times).to.deep.equal([16]);
  });

  it('reports what the callback throws, and takes functions only', () => {
    const { hooks, functions } = setUp();
    functions.requestAnimationFrame(() => {
      throw new Error('in a frame');
    });

    for (const frame of hooks.frames.values()) frame(16);

    expect(hooks.exceptions.map(String)).to.deep.equal(['Error: in a frame']);
    expect(() => Reflect.apply(functions.requestAnimationFrame, undefined, ['code'])).to.throw(RealmTypeError);
    expect(() => Reflect.apply(functions.cancelAnimationFrame, undefined, [])).to.throw(RealmTypeError);
  });
});

describe('queueMicrotask', () => {
  it('runs the callback as a microtask, and reports what it throws', async () => {
    const { hooks, functions } = setUp();
    const order: string[] = [];

    functions.queueMicrotask(() => order.push('microtask'));
    functions.queueMicrotask(() => {
      throw new Error('in a microtask');
    });
    order.push('script');
    await Promise.resolve();
    await Promise.resolve();

    expect(order).to.deep.equal(['script', 'microtask']);
    expect(hooks.exceptions.map(String)).to.deep.equal(['Error: in a microtask']);
  });

  it('takes functions only', () => {
    const { functions } = setUp();

    expect(() => Reflect.apply(functions.queueMicrotask, undefined, ['code'])).to.throw(RealmTypeError);
  });
});
