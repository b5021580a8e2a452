import { StorageloomError } from '../../infra/failure.ts';

/** The flags of all commands, for the parser: a name that several have means the same in each. */
export const flags = {
  host: { type: 'string' },
  format: { type: 'string' },
  output: { type: 'string', short: 'o' },
  width: { type: 'string' },
  ascii: { type: 'boolean' },
  detail: { type: 'string' },
  title: { type: 'string' },
  seed: { type: 'string' },
  order: { type: 'string' },
  clear: { type: 'string' },
  variant: { type: 'boolean' },
  answer: { type: 'string' },
  replay: { type: 'string' },
  strategy: { type: 'string' },
  schedules: { type: 'string' },
  storage: { type: 'string' },
  threshold: { type: 'string' },
  to: { type: 'string' },
  shard: { type: 'string' },
  merge: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

export type Flag = keyof typeof flags;

/** What was given, by the names of flags. */
export type Values = Readonly<Partial<Record<Flag, string | boolean>>>;

/** One command, as its arguments are read. */
export interface CommandArguments<T> {
  /** The flags that it takes, besides --help and --version. */
  readonly flags: readonly Flag[];
  /** Throws USAGE. @param files What was given that is no flag, without the name of the command. */
  read(files: readonly string[], values: Values): T;
}

/** One of a closed set; undefined where the flag was not given. */
export function oneOf<T extends string>(flag: Flag, allowed: readonly T[], values: Values): T | undefined {
  const value = values[flag];
  if (value === undefined) return undefined;
  const found = allowed.find((name) => name === value);
  if (found !== undefined) return found;
  throw badValue(flag, value, `It takes one of: ${allowed.join(', ')}.`, `Write, for example, --${flag} ${allowed.at(-1)}.`);
}

/** A whole number from `least` to `most`; null where the flag was not given. */
export function wholeNumber(
  flag: Flag,
  [least, most]: readonly [number, number],
  values: Values,
  what: string,
  example: number = Math.max(least, 7),
): number | null {
  const value = values[flag];
  if (value === undefined) return null;
  if (typeof value === 'string' && /^\d{1,10}$/.test(value) && Number(value) <= most && Number(value) >= least)
    return Number(value);
  throw badValue(flag, value, `${what} is a whole number from ${least} to ${most}.`, `Write, for example, --${flag} ${example}.`);
}

export function badValue(flag: Flag, value: string | boolean, why: string, mend: string): StorageloomError {
  const what = typeof value === 'string' ? `--${flag} cannot be '${value}'.` : `--${flag} has no value.`;
  return new StorageloomError('USAGE', { what, why, mend });
}
