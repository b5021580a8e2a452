import { StorageloomError } from '../../infra/failure.ts';
import { parseSchedule } from '../../event-loop/schedule.ts';
import { badValue, oneOf, wholeNumber, type CommandArguments, type Values } from './flags.ts';
import { viewFlags, viewOf, type View } from './view.ts';

export type HostName = 'bare' | 'happy-dom' | 'jsdom';
/** A name, or a schedule as `browser.schedule` gives it. */
export type Order = 'natural' | 'seeded' | `${number}:${string}`;

export interface RunCommand extends View {
  readonly kind: 'run';
  /** As it was typed. */
  readonly file: string;
  /** Null: what the scenario needs. */
  readonly host: HostName | null;
  /** Null: what the scenario's options say, else the Browser's default. */
  readonly seed: number | null;
  /** Null: the scheduler of the scenario's options, else the Browser's default. */
  readonly order: Order | null;
}

export const hosts: readonly HostName[] = ['happy-dom', 'jsdom', 'bare'];

/** The random numbers of a Browser start from 32 bits. */
export const seeds: readonly [number, number] = [0, 0xffff_ffff];

export const runArguments: CommandArguments<RunCommand> = {
  flags: ['host', 'seed', 'order', ...viewFlags],
  read([file, ...rest], values) {
    if (file === undefined) throw missingFile();
    if (rest.length > 0) throw secondFile(file, rest);
    return {
      kind: 'run',
      file,
      host: oneOf('host', hosts, values) ?? null,
      seed: wholeNumber('seed', seeds, values, 'A seed'),
      order: orderOf(values),
      ...viewOf(values),
    };
  },
};

/** Null where the flag was not given. Throws USAGE. */
export function orderOf({ order }: Values): Order | null {
  if (order === undefined || order === 'natural' || order === 'seeded') return order ?? null;
  if (typeof order === 'string' && isSchedule(order)) return order;
  const why = "It takes natural, seeded, or a schedule: choice:lane, and so on, such as '4:tab2.dom 9:tab1.timer'.";
  throw badValue('order', order, why, 'Write, for example, --order seeded.');
}

function isSchedule(text: string): text is Extract<Order, `${number}:${string}`> {
  return text.trim() !== '' && parseSchedule(text) !== null;
}

function missingFile(): StorageloomError {
  return new StorageloomError('USAGE', {
    what: 'storageloom run needs a file.',
    why: 'It runs one scenario: a module whose default export is a function that gets a Browser.',
    mend: 'Write, for example: storageloom run scenario.ts',
  });
}

function secondFile(file: string, rest: readonly string[]): StorageloomError {
  return new StorageloomError('USAGE', {
    what: `storageloom run takes one file, and there is also '${rest.join("', '")}'.`,
    why: 'Each run has a Browser, a seed and a timeline of its own.',
    mend: `Run ${file} alone, then the others; put a name with spaces in quotes.`,
  });
}
