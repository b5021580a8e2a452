import { createLane } from '../../lib/event-loop/lane.ts';
import { StepsTask, type Lane } from '../../lib/event-loop/task.ts';
import { AccessLog } from '../../lib/explore/access-log.ts';

/** Accesses as text: `r1 w2 a3` reads a cell, writes one, and adds to one. */
export type Step = readonly [lane: string, accesses: string];

const kinds = { r: 'read', w: 'write', a: 'add' } as const;

/** The log of steps that the test has queued, each chosen, of lanes of agents of their own. */
export function logOf(steps: readonly Step[]): AccessLog {
  const log = new AccessLog();
  const lanes = new Map<string, Lane>();
  // Cells have the numbers that their names begin with.
  for (let cell = log.cells.size; cell < 64; cell++) log.cells.of(String(cell));
  const tasks = steps.map(([name], seq) => {
    const lane = lanes.get(name) ?? createLane(name, 'timer', lanes.size);
    lanes.set(name, lane);
    const task = new StepsTask('timer', null, '', () => undefined);
    task.lane = lane;
    task.seq = seq;
    log.queued(task);
    return task;
  });
  steps.forEach(([, accesses], number) => {
    const task = tasks[number] as StepsTask;
    log.asked = true;
    log.started(task);
    for (const access of accesses.split(' ').filter((each) => each !== '')) {
      log.access(log.cells.name(Number(access.slice(1)) + 3), kinds[access[0] as keyof typeof kinds]);
    }
    log.ended(task, false);
  });
  return log;
}
