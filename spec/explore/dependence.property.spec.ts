import fc from 'fast-check';
import { expect } from 'chai';
import { storageModels, type StorageModel } from '../../lib/coherence/storage-model.ts';
import type { Scheduler } from '../../lib/event-loop/scheduler.ts';
import { AccessLog } from '../../lib/explore/access-log.ts';
import { conflict } from '../../lib/explore/dependence.ts';
import { randomStream } from '../../lib/infra/random.ts';
import { runsOf } from '../soak.ts';
import { plans, programOf, type Plan } from './random-programs.ts';
import { withTabs } from './run-orders.ts';

/** Orders of each program: some by which flags come to be set, then some in which steps are swapped. */
const [before, tried] = [40, 10];

/** A message that changes nothing has an order all the same with the next task of its process, which waits for it. */
const sameTwice: Plan = [1, 2].map(() => ({
  listens: null,
  rows: [
    {
      delayMs: 0,
      ops: [
        { op: 'set same', key: 'k' },
        { op: 'get', key: 'k' },
      ],
    },
  ],
}));

/** One run of a program: by lanes that are given, or by lot. */
class Run implements Scheduler {
  readonly name = 'given or by lot';
  readonly everyStep = true;
  /** What was chosen at each step, and among which. */
  lanes: string[] = [];
  enabled: string[][] = [];
  /** A lane that was given could not go. */
  hasFailed = false;
  readonly #log: AccessLog;
  readonly #given: readonly string[] | null;
  readonly #draw: () => number;

  constructor(log: AccessLog, draw: () => number, given: readonly string[] | null) {
    this.#log = log;
    this.#draw = draw;
    this.#given = given;
  }

  seed(): void {}
  random = (): number => 0.5;

  choose(heads: Parameters<Scheduler['choose']>[0], count: number): number {
    this.#log.asked = true;
    const names = heads.slice(0, count).map(({ lane }) => lane?.name ?? '');
    const place = this.#given === null ? Math.floor(this.#draw() * count) : names.indexOf(this.#given[this.lanes.length] ?? '');
    if (place === -1) this.hasFailed = true;
    this.lanes.push(names[place] ?? '');
    this.enabled.push(names);
    return Math.max(place, 0);
  }
}

/** Wherever two neighbours have nothing to do with each other, changes their places, and expects the same of both orders. */
function check(plan: Plan, storage: StorageModel): Promise<void> {
  const log = new AccessLog();
  const draw = randomStream(1, 1);
  return withTabs(
    plan.length,
    programOf(plan),
    ({ run }) => {
      const go = (given: readonly string[] | null): { how: Run; came: readonly unknown[] } => {
        const how = new Run(log, draw, given);
        log.begin();
        const outcome = run(how, log);
        return { how, came: [outcome, how.hasFailed] };
      };
      for (let order = 0; order < before; order++) go(null);
      for (let order = 0; order < tried; order++) {
        const { how, came } = go(null);
        if (log.changed) continue;
        for (const step of swappable(log, how)) {
          const { lanes } = how;
          const swapped = go([...lanes.slice(0, step), lanes[step + 1] ?? '', lanes[step] ?? '', ...lanes.slice(step + 2)]);
          if (log.changed) break;
          expect(swapped.came, `steps ${step} and ${step + 1} of ${lanes.join(' ')}`).to.deep.equal(came);
        }
      }
    },
    'timed',
    storage,
  );
}

/** Steps that could have come after their successors, for all that is known of them. */
function swappable(log: AccessLog, { lanes, enabled }: Run): number[] {
  const { creatorOf, barrierOf } = log;
  return lanes.flatMap((lane, step) => {
    const next = lanes[step + 1];
    if (next === undefined || next === lane || creatorOf[step + 1] === step || barrierOf[step + 1] !== barrierOf[step]) return [];
    return enabled[step]?.includes(next) === true && !conflict(log, step, step + 1) ? [step] : [];
  });
}

describe('two steps of which nobody can tell the order', () => {
  for (const storage of storageModels) {
    it(`come to the same in either, and leave all others that could run, with storage as in ${storage}`, async () => {
      await fc.assert(
        fc.asyncProperty(plans, (plan) => check(plan, storage)),
        { numRuns: runsOf('swapped steps'), examples: [[sameTwice]] },
      );
    });
  }
});
