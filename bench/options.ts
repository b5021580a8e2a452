import { parseArgs } from 'node:util';

/** What `npm run bench` was asked for. */
export interface BenchOptions<Name extends string> {
  readonly areas: readonly Name[];
  readonly rounds: number;
  /** JSON lines in place of a table. */
  readonly json: boolean;
  /** Fewer rounds, and smaller sizes where a row may have them: a look, not a measurement. */
  readonly quick: boolean;
}

/** What was asked for cannot be done. The message says what can. */
export class BenchUsageError extends Error {}

const defaultRounds = 60;
const quickRounds = 7;

export function parseOptions<Name extends string>(args: readonly string[], areas: readonly Name[]): BenchOptions<Name> {
  const { area, rounds, json, quick } = read(args);
  const usual = quick ? quickRounds : defaultRounds;
  const count = rounds === undefined ? usual : Number(rounds);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new BenchUsageError(`--rounds takes a whole number from 1 on, not ${rounds}.`);
  const chosen = area.length === 0 ? areas : area.map((name) => known(name, areas));
  return { areas: chosen, rounds: count, json, quick };
}

function read(args: readonly string[]): { area: string[]; rounds: string | undefined; json: boolean; quick: boolean } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        area: { type: 'string', multiple: true, default: [] },
        rounds: { type: 'string' },
        json: { type: 'boolean', default: false },
        quick: { type: 'boolean', default: false },
      },
    });
    return { area: values.area, rounds: values.rounds, json: values.json, quick: values.quick };
  } catch (error) {
    throw new BenchUsageError((error as Error).message);
  }
}

function known<Name extends string>(name: string, areas: readonly Name[]): Name {
  const found = areas.find((each) => each === name);
  if (found === undefined) throw new BenchUsageError(`There is no area ${name}: --area takes ${areas.join(', ')}.`);
  return found;
}
