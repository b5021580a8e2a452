import { expect } from 'chai';
import { whenMoved } from '../../lib/browser/awaited.ts';
import { Driving } from '../../lib/browser/driving.ts';
import { Failures } from '../../lib/browser/failures.ts';
import { defaultLimits } from '../../lib/browser/options.ts';
import { surroundings } from '../../lib/browser/surroundings.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import { StepsTask } from '../../lib/event-loop/task.ts';
import { userAgent } from '../html/bare-model.ts';

/** Nobody's call, whose clock of the surroundings moves as it is waited for; `meanwhile` is called at each wait. */
function bench(
  time: 'virtual' | 'real',
  meanwhile: (driving: Driving) => unknown = () => undefined,
): { driving: Driving; clock: { ms: number }; post: (ms: number) => void } {
  const clock = {
    ms: 0,
    now: () => clock.ms,
    after(ms: number, callback: () => void): Disposable {
      clock.ms += ms;
      if (clock.ms > 1_000) throw new Error('It waits for ever.');
      void Promise.resolve(meanwhile(driving)).then(() => setImmediate(callback));
      return { [Symbol.dispose]: () => undefined };
    },
  };
  const failures = new Failures('trace', surroundings());
  const limits = { ...defaultLimits, waitMs: 30 };
  const driving = new Driving(userAgent(), { ...surroundings(), clock }, { limits, clock: time, pump: 'manual', failures });
  const lane = createLane('tab1', 'timer', 0);
  const post = (ms: number): void => {
    driving.kernel.post(new StepsTask('timer', null, 'timer', () => undefined), lane, ms);
  };
  return { driving, clock, post };
}

describe('waiting until something may run', () => {
  const nothing = (): boolean => false;

  it('ends in vain when nothing came within the limit of real time', async () => {
    const { driving, clock } = bench('virtual');

    expect([await whenMoved(driving, nothing, true), clock.ms]).to.deep.equal([false, 30]);
  });

  it('ends when another call has run something, whether or not anything is left', async () => {
    const { driving, post } = bench('virtual', async () => {
      post(0);
      await driving.step(null);
    });

    expect([await whenMoved(driving, nothing, true), driving.hasWork]).to.deep.equal([true, false]);
  });

  it('ends in vain, whatever others have, for who is gone', async () => {
    const { driving, post } = bench('virtual');
    post(0);

    expect([await whenMoved(driving, nothing, true), await whenMoved(driving, nothing, true, () => true)]).to.deep.equal([
      true,
      false,
    ]);
  });

  it('ends at once when the Browser closes', async () => {
    const { driving, clock } = bench('virtual');
    await driving.last('browser.close()', async () => undefined);

    expect([await whenMoved(driving, nothing, true), clock.ms]).to.deep.equal([true, 0]);
  });

  for (const [time, timers, moved] of [
    ['virtual', true, false],
    ['real', false, false],
    ['real', true, true],
  ] as const) {
    it(`${moved ? 'goes on' : 'does not go on'} until a timer falls due, with ${time} time and timers: ${timers}`, async () => {
      const { driving, post } = bench(time);
      post(100);

      expect(await whenMoved(driving, nothing, timers)).to.equal(moved);
    });
  }
});
