import { canParseURL } from '../infra/can-parse-url.ts';
import { parseArgs } from 'node:util';
import { StorageloomError } from '../infra/failure.ts';
import { nearest } from '../infra/nearest.ts';

export type HostName = 'bare' | 'happy-dom' | 'jsdom';
export type Format = 'text' | 'json';
export type Order = 'natural' | 'seeded';

export interface RunCommand {
  readonly kind: 'run';
  /** As it was typed. */
  readonly file: string;
  /** Null: what the scenario needs. */
  readonly host: HostName | null;
  readonly format: Format;
  /** Null: what the scenario's options say, else the Browser's default. */
  readonly seed: number | null;
  /** Null: the scheduler of the scenario's options, else the Browser's default. */
  readonly order: Order | null;
}

export interface ProfileCommand {
  readonly kind: 'profile';
  /** As it was typed. */
  readonly path: string;
  readonly format: Format;
  /** Serialized; null: nothing is cleared. */
  readonly clear: string | null;
}

export type Command = RunCommand | ProfileCommand | { readonly kind: 'help' } | { readonly kind: 'version' };

const commands: readonly string[] = ['run', 'profile'];
const hosts: readonly HostName[] = ['happy-dom', 'jsdom', 'bare'];
const formats: readonly Format[] = ['text', 'json'];
const orders: readonly Order[] = ['natural', 'seeded'];
const options = {
  host: { type: 'string' },
  format: { type: 'string' },
  seed: { type: 'string' },
  order: { type: 'string' },
  clear: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;
const flags: readonly string[] = Object.keys(options).map((name) => `--${name}`);
/** Of one command alone. */
const flagsOf: Readonly<Record<string, readonly string[]>> = { run: ['host', 'seed', 'order'], profile: ['clear'] };

type Values = Readonly<Record<string, string | boolean | undefined>>;

/** The largest seed: the random numbers of a Browser start from 32 bits. */
const maxSeed = 0xffff_ffff;

/**
 * Reads the arguments that follow the command's name. No arguments at all ask for help; `--help` and `--version` win over the rest.
 *
 * @throws StorageloomError USAGE for an unknown command or flag, a flag without its value, a bad value, a missing or further FILE.
 */
export function parseArguments(argv: readonly string[]): Command {
  // Not strict: the parser's own messages name neither the flags that exist nor a way out.
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === 'option' && !Object.hasOwn(options, token.name)) throw unknownFlag(token.rawName);
  }
  if (argv.length === 0 || values['help'] !== undefined) return { kind: 'help' };
  if (values['version'] !== undefined) return { kind: 'version' };
  const [command, file, ...rest] = positionals;
  if (command === undefined || !commands.includes(command)) throw unknownCommand(command);
  for (const [other, names] of Object.entries(flagsOf)) {
    const given = names.find((name) => other !== command && Object.hasOwn(values, name));
    if (given !== undefined) throw flagOfOther(command, given, other);
  }
  if (command === 'profile') return profileCommand(file, rest, values);
  if (file === undefined) throw missingFile();
  if (rest.length > 0) throw secondFile(file, rest);
  return {
    kind: 'run',
    file,
    host: oneOf('--host', hosts, values['host']) ?? null,
    format: oneOf('--format', formats, values['format']) ?? 'text',
    seed: seedOf(values['seed']),
    order: oneOf('--order', orders, values['order']) ?? null,
  };
}

function profileCommand(path: string | undefined, rest: readonly string[], values: Values): ProfileCommand {
  if (path === undefined || rest.length > 0) {
    throw new StorageloomError('USAGE', {
      what: path === undefined ? 'storageloom profile needs a folder.' : 'storageloom profile takes one folder.',
      why: 'It lists what one profile keeps: the folder that disk() was given.',
      mend: 'Write, for example: storageloom profile ./profiles/ann',
    });
  }
  const format = oneOf('--format', formats, values['format']) ?? 'text';
  return { kind: 'profile', path, format, clear: originOf(values['clear']) };
}

function originOf(value: string | boolean | undefined): string | null {
  if (value === undefined) return null;
  const origin = typeof value === 'string' && canParseURL(value) ? new URL(value).origin : 'null';
  if (origin !== 'null') return origin;
  throw new StorageloomError('USAGE', {
    what: typeof value === 'string' ? `--clear cannot be '${value}'.` : '--clear has no value.',
    why: 'It takes an origin, with its scheme.',
    mend: 'Write, for example, --clear https://shop.example',
  });
}

function oneOf<T extends string>(flag: string, allowed: readonly T[], value: string | boolean | undefined): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((name) => name === value);
  if (found !== undefined) return found;
  throw new StorageloomError('USAGE', {
    what: typeof value === 'string' ? `${flag} cannot be '${value}'.` : `${flag} has no value.`,
    why: `It takes one of: ${allowed.join(', ')}.`,
    mend: `Write, for example, ${flag} ${allowed.at(-1)}.`,
  });
}

function seedOf(value: string | boolean | undefined): number | null {
  if (value === undefined) return null;
  if (typeof value === 'string' && /^\d{1,10}$/.test(value) && Number(value) <= maxSeed) return Number(value);
  throw new StorageloomError('USAGE', {
    what: typeof value === 'string' ? `--seed cannot be '${value}'.` : '--seed has no value.',
    why: `A seed is a whole number from 0 to ${maxSeed}.`,
    mend: 'Write, for example, --seed 7.',
  });
}

function unknownFlag(rawName: string): StorageloomError {
  const near = nearest(rawName.replace(/^-+/, ''), Object.keys(options));
  return new StorageloomError('USAGE', {
    what: `There is no flag ${rawName}.`,
    why: `The flags are ${flags.join(', ')}.`,
    mend: near === undefined ? 'storageloom --help shows how each is used.' : `Did you mean --${near}?`,
  });
}

function flagOfOther(command: string, flag: string, other: string): StorageloomError {
  return new StorageloomError('USAGE', {
    what: `storageloom ${command} has no flag --${flag}.`,
    why: `It is one of storageloom ${other}.`,
    mend: 'storageloom --help shows how each is used.',
  });
}

function unknownCommand(command: string | undefined): StorageloomError {
  const looksLikeFile = command !== undefined && /\.[cm]?[jt]s$/.test(command);
  return new StorageloomError('USAGE', {
    what: command === undefined ? 'No command was given.' : `There is no command '${command}'.`,
    why: `The commands are: ${commands.join(', ')}.`,
    mend: looksLikeFile ? `Write: storageloom run ${command}` : 'storageloom --help shows examples.',
  });
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
