import { expect } from 'chai';
import { surroundings } from '../../lib/browser/surroundings.ts';
import type { Globals } from './process-double.ts';

describe('the surroundings', () => {
  it('are what they were when the library was loaded, whatever fake timers put in their place', async () => {
    const timers = process.getBuiltinModule('node:timers');
    const never = (): never => {
      throw new Error('a fake was called');
    };
    const fakes = new Map<object, readonly string[]>([
      [timers, ['setImmediate', 'setTimeout', 'clearTimeout']],
      [globalThis, ['setImmediate', 'setTimeout', 'clearTimeout', 'queueMicrotask', 'MessageChannel']],
      [process, ['hrtime', 'nextTick']],
      [performance, ['now']],
    ]);
    const before = [...fakes].flatMap(([object, names]) =>
      names.map((name) => [object, name, Object.getOwnPropertyDescriptor(object, name)] as const),
    );
    let turns: number;
    let nowMs: number;
    try {
      for (const [object, name] of before) Object.defineProperty(object, name, { value: never, configurable: true });
      const { checkpoint, clock } = surroundings();
      turns = await checkpoint.hop(() => 1);
      nowMs = clock.now();
      clock.after(1, never)[Symbol.dispose]();
    } finally {
      for (const [object, name, descriptor] of before) {
        if (descriptor === undefined) Reflect.deleteProperty(object, name);
        else Object.defineProperty(object, name, descriptor);
      }
    }

    expect([turns, nowMs > 0]).to.deep.equal([1, true]);
  });

  it('are what they were in a page, too', () => {
    const globals = {
      performance: { now: () => 4.5 },
      setTimeout: (_callback: () => void, ms: number) => ms,
    };
    const { clock } = surroundings(globals as object as Globals);

    globals.performance.now = () => 0;
    globals.setTimeout = () => expect.fail('a fake was called');
    clock.after(1, () => undefined);

    expect(clock.now()).to.equal(4.5);
  });
});
