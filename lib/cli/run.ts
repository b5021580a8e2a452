import { StorageloomError } from '../infra/failure.ts';
import { parseArguments, type NamedCommand } from './arguments/arguments.ts';
import type { CommandIO } from './command-io.ts';
import { passed, wrongUse, type ExitCode } from './exit-code.ts';
import { exploreScenario } from './explore/explore-scenario.ts';
import { giveLesson } from './give-lesson.ts';
import { help } from './help.ts';
import { listLessons } from './list-lessons.ts';
import { runScenario } from './run-scenario.ts';
import { showProfile } from './show-profile.ts';
import { showTrace } from './show-trace.ts';
import { stepScenario } from './step-scenario.ts';
import { version } from './version.ts';

/** What carries each command out. Without an exit code it has passed. */
const deeds: {
  readonly [Kind in NamedCommand['kind']]: (
    command: Extract<NamedCommand, { readonly kind: Kind }>,
    io: CommandIO,
  ) => Promise<ExitCode | void> | void;
} = {
  ...{ run: runScenario, step: stepScenario, show: showTrace, lessons: listLessons, lesson: giveLesson, profile: showProfile },
  explore: exploreScenario,
};

/**
 * The command `storageloom`: reads the arguments, does what they say, and returns the exit code. Wrong use is explained on
 * `io.stderr` in three lines; it rejects with nothing but bugs, ours or of the scenario's options.
 *
 * @param argv The arguments after the command's name.
 */
export async function run(argv: readonly string[], io: CommandIO): Promise<ExitCode> {
  try {
    const command = parseArguments(argv);
    if (command.kind !== 'help' && command.kind !== 'version') {
      const carryOut: (command: never, io: CommandIO) => Promise<ExitCode | void> | void = deeds[command.kind];
      return (await carryOut(command as never, io)) ?? passed;
    }
    io.stdout.write(command.kind === 'help' ? help : `${version()}\n`);
    return passed;
  } catch (error) {
    if (!(error instanceof StorageloomError)) throw error;
    io.stderr.write(`storageloom: ${error.what}\n  ${error.why}\n  ${error.mend}\n`);
    return wrongUse;
  }
}
