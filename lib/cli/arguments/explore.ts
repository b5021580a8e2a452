import { storageModels, type StorageModel } from '../../coherence/storage-model.ts';
import { StorageloomError } from '../../infra/failure.ts';
import { badValue, oneOf, wholeNumber, type CommandArguments, type Flag, type Values } from './flags.ts';
import { outputOf } from './view.ts';

/** What a scenario says for itself, unless the command says otherwise; null: it does not. */
export interface ExploreFlags {
  readonly strategy: 'auto' | 'exhaustive' | 'sampled' | null;
  readonly schedules: number | null;
  readonly seed: number | null;
  readonly replay: string | null;
  readonly storage: StorageModel | null;
}

/** Of as many equal parts of a sampled search as `of` says, the one with this number, from 1. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

export interface ExploreCommand extends ExploreFlags {
  readonly kind: 'explore';
  /** As they were typed: one scenario, or with `merge` reports. */
  readonly files: readonly string[];
  /** They are reports. */
  readonly merge: boolean;
  /** Null: a search, not a threshold. */
  readonly threshold: 'timers.lateness' | 'messages.latency' | null;
  /** The latest that a threshold looks at, in ms; null: as `threshold()`. */
  readonly to: number | null;
  readonly shard: Shard;
  readonly format: 'text' | 'json';
  /** A file, as it was typed; null: standard output. */
  readonly output: string | null;
}

const strategies = ['exhaustive', 'sampled', 'auto'] as const;

const parameters = ['timers.lateness', 'messages.latency'] as const;

export const mostShards = 10_000;

export const exploreArguments: CommandArguments<ExploreCommand> = {
  flags: ['replay', 'strategy', 'schedules', 'seed', 'storage', 'threshold', 'to', 'shard', 'merge', 'format', 'output'],
  read(files, values) {
    const merge = values.merge === true;
    checkFiles(files, merge);
    checkTogether(values);
    const output = outputOf(values);
    return {
      kind: 'explore',
      files,
      merge,
      strategy: oneOf('strategy', strategies, values) ?? null,
      schedules: wholeNumber('schedules', [1, 1_000_000_000], values, 'A number of schedules'),
      seed: wholeNumber('seed', [0, 0xffff_ffff], values, 'A seed'),
      replay: lineOf(values),
      storage: oneOf('storage', storageModels, values) ?? null,
      threshold: oneOf('threshold', parameters, values) ?? null,
      to: wholeNumber('to', [0, 1_000_000_000], values, 'How late, in ms,', 50),
      shard: shardOf(values),
      format: oneOf('format', ['text', 'json'] as const, values) ?? (output?.endsWith('.json') === true ? 'json' : 'text'),
      output,
    };
  },
};

function checkFiles(files: readonly string[], merge: boolean): void {
  if (merge ? files.length > 0 : files.length === 1) return;
  const takes = merge ? 'storageloom explore --merge takes the reports of shards' : 'storageloom explore takes one file';
  throw new StorageloomError('USAGE', {
    what: `${takes}, and there ${files.length === 0 ? 'is none' : `is also '${files.slice(1).join("', '")}'`}.`,
    why: merge
      ? 'It makes one report of those that were written with --format json.'
      : 'It explores one scenario: a module whose default export was made with scenario() of storageloom/explore.',
    mend: `Write, for example: storageloom explore ${merge ? '--merge 1.json 2.json' : 'lock.ts'}`,
  });
}

/** Which flags say different things, and why. */
const contradictions: readonly (readonly [Flag, readonly Flag[], why: string])[] = [
  [
    'merge',
    ['replay', 'strategy', 'schedules', 'seed', 'storage', 'threshold', 'to', 'shard'],
    'Reports of schedules that have run are put together.',
  ],
  ['replay', ['strategy', 'schedules', 'seed', 'threshold', 'shard'], 'A line is one schedule, and says all of it.'],
  ['threshold', ['shard'], 'Each value is explored by what the one before has shown.'],
];

function checkTogether(values: Values): void {
  for (const [flag, others, why] of contradictions) {
    const other = others.find((each) => values[each] !== undefined);
    if (values[flag] === undefined || other === undefined) continue;
    throw new StorageloomError('USAGE', {
      what: `--${flag} and --${other} do not go together.`,
      why,
      mend: 'Leave one of them out.',
    });
  }
  if (values.to !== undefined && values.threshold === undefined) {
    throw badValue('to', values.to, 'It is where a threshold ends.', 'Write, for example, --threshold timers.lateness --to 50');
  }
  if (values.strategy === 'exhaustive' && shardOf(values).of > 1) throw notDrawn();
}

/** Of shards of a search whose strategy, by its flag or by the scenario's own option, is `exhaustive`. */
export function notDrawn(): StorageloomError {
  return new StorageloomError('USAGE', {
    what: "A search with the strategy 'exhaustive' has no shards.",
    why: 'Shards are of schedules that are drawn by lot, by their seeds.',
    mend: 'Write --strategy sampled, too, or leave --shard out.',
  });
}

function lineOf({ replay }: Values): string | null {
  if (replay === undefined || (typeof replay === 'string' && replay !== '')) return replay ?? null;
  throw badValue(
    'replay',
    replay,
    'It takes a line that a failure printed.',
    "Write, for example, --replay 'seed=63 order=4:tab2.dom'",
  );
}

function shardOf({ shard }: Values): Shard {
  if (shard === undefined) return { number: 1, of: 1 };
  const [, first, second] = /^(\d{1,5})\/(\d{1,5})$/.exec(String(shard)) ?? [];
  const [number, of] = [Number(first), Number(second)];
  if (number >= 1 && number <= of && of <= mostShards) return { number, of };
  throw badValue(
    'shard',
    shard,
    `It is a number and how many there are, 1/1 to ${mostShards}/${mostShards}.`,
    'Write, for example, --shard 2/8',
  );
}
