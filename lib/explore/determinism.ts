import { told } from '../infra/arguments.ts';
import { messageOf } from '../infra/describe-thrown.ts';
import { Deviating } from './deviating.ts';
import { notDeterministic } from './failures.ts';
import type { Deviations } from './replay-line.ts';
import type { Planned, Ran } from './planned-schedule.ts';
import type { ValueLog, Written } from './value-log.ts';

/** How often a schedule may show something new before it is compared. */
const mostTries = 100;

/** What a schedule did: of each step its lane, what it used, and what was written until the next one. */
interface Digest {
  readonly lanes: readonly number[];
  readonly used: readonly (readonly number[])[];
  readonly written: ReadonlyMap<number, readonly Written[]>;
}

/** Runs a schedule twice more. Throws NOT_DETERMINISTIC where both differ; otherwise answers with what became of it. */
export function* againstItself(deviations: Deviations, log: ValueLog): Generator<Planned, Ran, Ran> {
  const { seed } = deviations;
  const planned = (anew: boolean): Planned => ({ scheduler: new Deviating(deviations, true), seed, log, anew });
  // What was learned in one run has the next one note more.
  let ran: Ran;
  let tries = 0;
  do {
    if (++tries > mostTries) throw notDeterministic('it uses something else each time');
    ran = yield planned(true);
  } while (log.changed);
  const digest = digestOf(log);
  const first = ran;
  // What modules that are kept have kept of the one before shows here.
  ran = yield planned(false);
  compare(digest, digestOf(log), log);
  checkSame(first, ran);
  return ran;
}

/** Throws NOT_DETERMINISTIC where two runs of one schedule end otherwise, to the last digit of what failed. */
export function checkSame(one: Ran, other: Ran): void {
  const [first, second] = [one, other].map(endOf);
  if (first !== second) throw notDeterministic(`it ${first}, and then ${second}`);
}

function endOf({ outcome, error }: Ran): string {
  return outcome === 'failed' ? `failed (${messageOf(error)})` : outcome;
}

function digestOf({ count, laneOf, accesses, beginOf, written }: ValueLog): Digest {
  const lanes = laneOf.slice(0, count);
  return {
    written: new Map(written),
    lanes,
    used: lanes.map((_, step) => [...accesses.slice(beginOf[step], beginOf[step + 1])]),
  };
}

function compare(one: Digest, other: Digest, log: ValueLog): void {
  const most = Math.max(one.lanes.length, other.lanes.length);
  compareWritten(one, other, 0);
  for (let step = 0; step < most; step++) {
    const [first, second] = [one.lanes[step], other.lanes[step]];
    const named = (lane: number | undefined): string => (lane === undefined ? 'nothing' : log.lanes.name(lane));
    if (first !== second) throw notDeterministic(`at step ${step} it ran ${named(first)}, and then ${named(second)}`);
    if (String(one.used[step]) !== String(other.used[step]))
      throw notDeterministic(`step ${step}, of ${named(first)}, used something else`);
    compareWritten(one, other, step + 1);
  }
}

/** What was written when so many steps had begun. */
function compareWritten(one: Digest, other: Digest, begun: number): void {
  const [first = [], second = []] = [one.written.get(begun), other.written.get(begun)];
  for (let place = 0; place < Math.max(first.length, second.length); place++) {
    const [a, b] = [first[place], second[place]];
    if (a?.area === b?.area && a?.key === b?.key && a?.value === b?.value) continue;
    const when = begun === 0 ? 'before the first step' : `at step ${begun - 1}`;
    throw notDeterministic(`${when} ${toldOf(a)}, and then ${toldOf(b)}`);
  }
}

function toldOf(change: Written | undefined): string {
  if (change === undefined) return 'nothing was written';
  const { area, key, value } = change;
  if (key === null) return `${area} was cleared`;
  return `${key} became ${value === null ? 'nothing' : told(value)}`;
}
