import { expect } from 'chai';
import { settleWith } from '../../../lib/testing/vitest/fake-timers.ts';
import { timersDouble } from './runner-double.ts';

describe('fake timers of Vitest', () => {
  it('let what is on its way arrive before time moves, and after', async () => {
    const order: string[] = [];
    const vi = timersDouble((name, ms) => order.push(`${name} ${String(ms)}`));
    using settling = settleWith(vi, async () => void order.push('settle'));

    const answer = await vi.advanceTimersByTimeAsync(...([10] as never[]));
    await vi.runAllTimersAsync();

    expect(answer).to.equal('vi');
    expect(order).to.deep.equal([
      ...['settle', 'advanceTimersByTimeAsync 10', 'settle'],
      ...['settle', 'runAllTimersAsync undefined', 'settle'],
    ]);
    void settling;
  });

  it('are as before at the end, but for a double that somebody has put there since', () => {
    const vi = timersDouble(() => undefined);
    const before = { ...vi };
    const double = async (): Promise<void> => undefined;
    const settling = settleWith(vi, async () => undefined);
    vi.runAllTimersAsync = double;

    settling[Symbol.dispose]();

    expect(vi).to.deep.equal({ ...before, runAllTimersAsync: double });
  });
});
