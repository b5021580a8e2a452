import type { Bench, Comparison, Gauge, Row, Work } from './comparison.ts';
import { interquartileRange, median } from './statistics.ts';

/** What a runner needs of the place where it runs. */
export interface Instruments {
  /** Time used so far by this process on all its threads, in nanoseconds. */
  cpuNs(): number;
  /** Collects garbage: all of it, so that no row pays for the one before it, or what is young. */
  collect(which: 'all' | 'young'): void;
  /** A line for whoever waits. */
  progress(line: string): void;
}

/** The two sides of a comparison did different work: its ratio would mean nothing. */
export class UnequalWorkError extends Error {}

/** Rounds before those that count: the compiler needs to see both sides. */
const warmUpRounds = 5;

/** Measures one row. Null: its peer is not installed. */
export async function runBench(area: string, bench: Bench, rounds: number, instruments: Instruments): Promise<Row | null> {
  return bench.kind === 'gauge'
    ? await runGauge(area, bench, rounds, instruments)
    : await runComparison(area, bench, rounds, instruments);
}

async function runComparison(area: string, bench: Comparison, rounds: number, instruments: Instruments): Promise<Row | null> {
  const { op, n, peer, target, theirN = n } = bench;
  const sides = await bench.prepare();
  if (sides === null) {
    instruments.progress(`${area}: ${op}: skipped, ${peer} is not installed`);
    return null;
  }
  try {
    await checkSameWork(`${op} (${peer})`, sides.ours, sides.theirs, theirN);
    const ours: number[] = [];
    const theirs: number[] = [];
    const time = bench.ownGarbage === true ? timeWithGarbageOf : timeOf;
    instruments.collect('all');
    for (let round = -warmUpRounds; round < Math.min(rounds, bench.rounds ?? rounds); round++) {
      // Who goes first changes, so that neither always runs on the other's garbage.
      const oursFirst = round % 2 === 0;
      let ourNs = oursFirst ? await time(sides.ours, n, instruments) : 0;
      const theirNs = await time(sides.theirs, theirN, instruments);
      if (!oursFirst) ourNs = await time(sides.ours, n, instruments);
      if (round < 0) continue;
      ours.push(ourNs / n);
      theirs.push(theirNs / theirN);
    }
    return { area, op, n, peer, target, unit: 'ns', ...summary(ours, theirs) };
  } finally {
    await sides.release?.();
  }
}

async function runGauge(area: string, bench: Gauge, rounds: number, instruments: Instruments): Promise<Row> {
  const { op, n, unit, limit } = bench;
  const side = await bench.prepare();
  try {
    const ours: number[] = [];
    const warmUps = unit === 'ns' ? warmUpRounds : 1;
    instruments.collect('all');
    for (let round = -warmUps; round < Math.min(rounds, bench.rounds ?? rounds); round++) {
      const isTimed = unit === 'ns' && bench.timesItself !== true;
      const measured = isTimed ? await timeOf(side.ours, n, instruments) : Number(await side.ours(n));
      if (round >= 0) ours.push(measured / n);
    }
    const limits = ours.map(() => limit);
    return { area, op, n, peer: 'a limit', target: 1, unit, ...summary(ours, limits) };
  } finally {
    await side.release?.();
  }
}

async function checkSameWork(title: string, ours: Work, theirs: Work, n: number): Promise<void> {
  const [ourResult, theirResult] = [await ours(n), await theirs(n)];
  if (Object.is(ourResult, theirResult)) return;
  throw new UnequalWorkError(`${title}: ours did ${String(ourResult)}, theirs ${String(theirResult)}`);
}

async function timeOf(work: Work, n: number, instruments: Instruments): Promise<number> {
  const begin = instruments.cpuNs();
  const result = work(n);
  // A side that is synchronous pays for no turn of the microtask queue.
  if (result instanceof Promise) await result;
  return instruments.cpuNs() - begin;
}

/** The same, beginning without garbage, and with the collection of what the work has left. */
async function timeWithGarbageOf(work: Work, n: number, instruments: Instruments): Promise<number> {
  instruments.collect('all');
  const ns = await timeOf(work, n, instruments);
  const begin = instruments.cpuNs();
  instruments.collect('young');
  return ns + instruments.cpuNs() - begin;
}

/** Medians of both sides; of the ratios, round by round, the median and the spread. */
export function summary(
  ours: readonly number[],
  theirs: readonly number[],
): { ours: number; theirs: number; ratio: number; spread: number } {
  const ratios = ours.map((our, round) => our / (theirs[round] ?? NaN));
  return { ours: median(ours), theirs: median(theirs), ratio: median(ratios), spread: interquartileRange(ratios) };
}
