import { StorageloomError } from '../../infra/failure.ts';
import { oneOf, wholeNumber, type CommandArguments } from './flags.ts';
import { viewFlags, viewOf, type View } from './view.ts';

export type HostName = 'bare' | 'happy-dom' | 'jsdom';
export type Order = 'natural' | 'seeded';

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
const orders: readonly Order[] = ['natural', 'seeded'];

/** The random numbers of a Browser start from 32 bits. */
const seeds: readonly [number, number] = [0, 0xffff_ffff];

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
      order: oneOf('order', orders, values) ?? null,
      ...viewOf(values),
    };
  },
};

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
