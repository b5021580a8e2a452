import { expect } from 'chai';
import { stuckDocuments, type Ongoing } from '../../lib/browser/stuck-documents.ts';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import { StepsTask, type Lane, type Owner } from '../../lib/event-loop/task.ts';
import type { TaskSource } from '../../lib/event-loop/task-source.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';

const navigation = createLane('tab1', 'navigation and traversal', -1);
const elsewhere = createLane('tab2', 'navigation and traversal', -1);

function world(): { kernel: Kernel; page: Page; other: Page; isStuck: (underWay?: readonly Asked[]) => boolean } {
  const kernel = new Kernel(fifo(), null);
  const page = pageOf('tab1', navigation);
  const isStuck = (underWay: readonly Asked[] = []): boolean =>
    stuckDocuments({ kernel, network: { underWay } as unknown as Ongoing['network'] })(page);
  return { kernel, page, other: pageOf('tab2', elsewhere), isStuck };
}

type Page = Owner & {
  active: boolean;
  readonly traversable: { readonly name: string; readonly navigationLanes: readonly Lane[] };
};

interface Asked {
  readonly client: { readonly owner: Owner | null; readonly lane: Lane };
  readonly state: 'missing' | 'there' | 'never';
}

const pageOf = (name: string, lane: Lane): Page => ({
  ...{ id: 1, active: true, destroyed: false, ownTasks: null },
  traversable: { name, navigationLanes: [lane] },
});

const task = (source: TaskSource, owner: Owner | null): StepsTask => new StepsTask(source, owner, 'task', () => undefined);

describe('a document in which nothing is left', () => {
  it('has no task and no timer; those of others do not count', () => {
    const { kernel, page, other, isStuck } = world();
    const lane = createLane('tab1', 'timer', 1);
    kernel.post(task('timer', other), lane, 0);
    kernel.post(task('timer', other), lane, 500);
    const before = isStuck();
    const timer = task('timer', page);
    kernel.post(timer, lane, 500);
    const withTimer = isStuck();
    kernel.remove(timer, 'cancelled');
    kernel.post(task('timer', page), lane, 0);

    expect([before, withTimer, isStuck()]).to.deep.equal([true, false, false]);
  });

  it('may have tasks that are held, since it is not shown', () => {
    const { kernel, page, isStuck } = world();
    page.active = false;
    kernel.post(task('timer', page), createLane('tab1', 'timer', 1), 0);

    expect(isStuck()).to.equal(true);
  });

  it('waits for no answer that may come', () => {
    const { page, other, isStuck } = world();
    const lane = createLane('tab1', 'networking', 1);
    const asked = (owner: Owner, state: Asked['state']): boolean => isStuck([{ client: { owner, lane }, state }]);

    expect([asked(other, 'missing'), asked(page, 'never'), asked(page, 'missing'), asked(page, 'there')]).to.deep.equal([
      ...[true, true],
      ...[false, false],
    ]);
  });

  it('is in a tab that goes nowhere', () => {
    const { isStuck } = world();
    const goes = (lane: Lane): boolean => isStuck([{ client: { owner: null, lane }, state: 'there' }]);

    expect([goes(elsewhere), goes(navigation)]).to.deep.equal([true, false]);
  });

  it('is none while something is on its way to the lock task queue', () => {
    const { kernel, isStuck } = world();
    kernel.post(task('lock task queue', null), createLane('browser', 'lock task queue', -1), 0);

    expect(isStuck()).to.equal(false);
  });
});
