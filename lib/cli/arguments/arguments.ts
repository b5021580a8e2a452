import { parseArgs } from 'node:util';
import { StorageloomError } from '../../infra/failure.ts';
import { nearest } from '../../infra/nearest.ts';
import { exploreArguments, type ExploreCommand } from './explore.ts';
import { flags, type CommandArguments, type Flag, type Values } from './flags.ts';
import { lessonArguments, type LessonCommand } from './lesson.ts';
import { lessonsArguments, type LessonsCommand } from './lessons.ts';
import { profileArguments, type ProfileCommand } from './profile.ts';
import { runArguments, type RunCommand } from './run.ts';
import { showArguments, type ShowCommand } from './show.ts';
import { stepArguments, type StepCommand } from './step.ts';

/** What commands are asked for. Each has a file beside this one, a name here and in the table below, and a line in `run.ts` of the command. */
export type NamedCommand =
  RunCommand | StepCommand | ShowCommand | LessonsCommand | LessonCommand | ProfileCommand | ExploreCommand;

/** What was asked for. */
export type Command = NamedCommand | { readonly kind: 'help' } | { readonly kind: 'version' };

type CommandName = NamedCommand['kind'];

const commands: { readonly [Name in CommandName]: CommandArguments<Extract<NamedCommand, { readonly kind: Name }>> } = {
  run: runArguments,
  step: stepArguments,
  show: showArguments,
  lessons: lessonsArguments,
  lesson: lessonArguments,
  profile: profileArguments,
  explore: exploreArguments,
};

const flagNames = Object.keys(flags) as Flag[];

/**
 * Reads the arguments that follow the command's name. No arguments at all ask for help; `--help` and `--version` win over the rest.
 *
 * @throws StorageloomError USAGE for an unknown command or flag, a flag without its value, a bad value, a missing or further FILE.
 */
export function parseArguments(argv: readonly string[]): Command {
  // Not strict: the parser's own messages name neither the flags that exist nor a way out.
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options: flags,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === 'option' && !Object.hasOwn(flags, token.name)) throw unknownFlag(token.rawName);
  }
  const given = values as Values;
  if (argv.length === 0 || given.help !== undefined) return { kind: 'help' };
  if (given.version !== undefined) return { kind: 'version' };
  const [name, ...files] = positionals;
  if (!isCommand(name)) throw unknownCommand(name);
  const command: CommandArguments<Command> = commands[name];
  for (const flag of flagNames) {
    if (Object.hasOwn(given, flag) && !command.flags.includes(flag)) throw flagOfOther(name, flag);
  }
  return command.read(files, given);
}

function isCommand(name: string | undefined): name is CommandName {
  return name !== undefined && Object.hasOwn(commands, name);
}

function unknownFlag(rawName: string): StorageloomError {
  const near = nearest(rawName.replace(/^-+/, ''), flagNames);
  return new StorageloomError('USAGE', {
    what: `There is no flag ${rawName}.`,
    why: `The flags are ${flagNames.map((name) => `--${name}`).join(', ')}.`,
    mend: near === undefined ? 'storageloom --help shows how each is used.' : `Did you mean --${near}?`,
  });
}

function flagOfOther(name: CommandName, flag: Flag): StorageloomError {
  const others = Object.entries<CommandArguments<Command>>(commands).filter(([, command]) => command.flags.includes(flag));
  const names = others.map(([other]) => other);
  const listed = names.length === 1 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return new StorageloomError('USAGE', {
    what: `storageloom ${name} has no flag --${flag}.`,
    why: `It is one of storageloom ${listed}.`,
    mend: 'storageloom --help shows how each is used.',
  });
}

function unknownCommand(command: string | undefined): StorageloomError {
  return new StorageloomError('USAGE', {
    what: command === undefined ? 'No command was given.' : `There is no command '${command}'.`,
    why: `The commands are: ${Object.keys(commands).join(', ')}.`,
    mend: mendOf(command),
  });
}

/** A file without a command before it says which one was meant. */
function mendOf(command = ''): string {
  if (/\.[cm]?[jt]s$/.test(command)) return `Write: storageloom run ${command}`;
  return command.endsWith('.jsonl') ? `Write: storageloom show ${command}` : 'storageloom --help shows examples.';
}
