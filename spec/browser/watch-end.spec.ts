import { expect } from 'chai';
import { watchEnd } from '../../lib/browser/watch-end.ts';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import { StepsTask } from '../../lib/event-loop/task.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';

function hintWhere({ busy, waits }: { readonly busy: boolean; readonly waits: boolean }): string | null {
  const kernel = new Kernel(fifo(), null);
  const lane = createLane('tab1', 'DOM manipulation', 1);
  if (waits) kernel.post(new StepsTask('DOM manipulation', null, 'storage k', () => undefined), lane, 0);
  const driver = { busy, kernel };
  const hints: (() => string | null)[] = [];
  watchEnd(driver, { watchEnd: (hint) => (hints.push(hint), { [Symbol.dispose]: () => undefined }) });
  return hints[0]?.() ?? null;
}

describe('the end of a process in the middle of an await', () => {
  it('is explained by a task that nobody runs', () => {
    expect(hintWhere({ busy: false, waits: true })).to.include('first of all tab1.dom "storage k". browser.settle() runs them');
  });

  it('is not explained where nothing waits, or a call is under way', () => {
    expect([hintWhere({ busy: false, waits: false }), hintWhere({ busy: true, waits: true })]).to.deep.equal([null, null]);
  });
});
