import { expect } from 'chai';
import { taskManager } from '../../../lib/hosts/happy-dom/task-manager.ts';

describe("the task manager in place of happy-dom's", () => {
  it('aborts what has not ended, once', async () => {
    const manager = taskManager();
    const aborted: string[] = [];
    manager.startTask(() => aborted.push('first'));
    const second = manager.startTask(() => aborted.push('second'));
    manager.startTask();
    manager.endTask(second);

    const before = manager.getTaskCount();
    await manager.destroy();
    await manager.abort();

    expect(before).to.equal(1);
    expect(aborted).to.deep.equal(['first']);
  });

  it('counts no timers, so that none keeps it busy', () => {
    const manager = taskManager();
    const timer = setTimeout(() => undefined);
    const immediate = setImmediate(() => undefined);

    manager.startTimer(timer);
    manager.startImmediate(immediate);
    const busy = manager.getTaskCount();
    manager.endTimer(timer);
    manager.endImmediate(immediate);
    clearTimeout(timer);
    clearImmediate(immediate);

    expect(busy).to.equal(0);
  });

  it('is never complete, so that happy-dom fires no load', async () => {
    const manager = taskManager();
    let complete = false;
    void manager.waitUntilComplete().then(() => (complete = true));

    await Promise.resolve();

    expect(complete).to.equal(false);
  });
});
