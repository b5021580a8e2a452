import { StorageloomError } from '../infra/failure.ts';
import type { PartName, Played } from '../lessons/play.ts';
import { asciiCell } from '../trace/ascii.ts';
import { visible } from '../trace/text-width.ts';
import type { LessonCommand } from './arguments/lesson.ts';
import type { Ask } from './ask.ts';
import type { CommandIO } from './command-io.ts';
import { failed, interrupted, passed, type ExitCode } from './exit-code.ts';
import { findLesson, type FoundLesson } from './find-lesson.ts';
import { scenarioOfLesson } from './lesson-scenario.ts';
import { questionText, variantText, verdictText } from './lesson-text.ts';
import { columnsOf, traceOutput } from './print-trace.ts';
import { runLoaded } from './run-scenario.ts';

/** Asks a lesson, runs it, shows the run, says who was right and why, and offers the variant. */
export async function giveLesson(command: LessonCommand, io: CommandIO): Promise<ExitCode> {
  const found = await findLesson(command.lesson, io.cwd);
  try {
    const first = command.variant ? 'variant' : 'lesson';
    const ended = await givePart(found, first, command, io);
    if (ended === 'left') return passed;
    if (ended !== passed || command.variant || command.answer !== null || io.ask === undefined) return ended;
    const wanted = await io.ask('Shall it be asked? (y/n) ');
    if (wanted === null) return interrupted;
    if (!/^\s*y/i.test(wanted)) return passed;
    const last = await givePart(found, 'variant', command, io);
    return last === 'left' ? passed : last;
  } finally {
    await found.release();
  }
}

/** `left`: the person wants no more. */
async function givePart(found: FoundLesson, part: PartName, command: LessonCommand, io: CommandIO): Promise<ExitCode | 'left'> {
  const { lesson, path } = found;
  checkAnswer(command, lesson.choices.length);
  // A pipe or a file that expects another format gets nothing else.
  const words = command.format === 'text' || command.output !== null ? io.stdout : io.stderr;
  const write = (text: string): void => void words.write(command.ascii ? text.replace(/[^\n -~]/gu, asciiCell) : text);
  const width = columnsOf(command.width, io, io.isTTY);
  const output = traceOutput(command, io);
  try {
    write(`${part === 'variant' && !command.variant ? '\n' : ''}${questionText(lesson, part, width)}\n`);
    const answered = command.answer ?? (await askFor(lesson.choices.length, command, io));
    if (answered === 'left') return 'left';
    if (answered === null) return interrupted;

    let played: Played | null = null;
    const scenario = { path, lesson, release: found.release, ...scenarioOfLesson(lesson, part, (how) => (played = how)) };
    const again = `npx storageloom lesson ${command.lesson}${part === 'variant' ? ' --variant' : ''} --answer ${answered}`;
    const run = { ...command, kind: 'run', file: command.lesson, seed: null, order: null } as const;
    return await runLoaded(scenario, run, output, { ...io, invokedAs: again }, () => {
      if (played === null) return failed;
      write(`\n${verdictText(lesson, part, played, answered, width)}`);
      if (part === 'lesson') write(`\n${variantText(lesson, command.lesson, width)}`);
      return played.asTold ? passed : failed;
    });
  } finally {
    output[Symbol.dispose]();
  }
}

function checkAnswer({ answer }: LessonCommand, choices: number): void {
  if (answer === null || answer <= choices) return;
  throw new StorageloomError('USAGE', {
    what: `--answer cannot be '${answer}'.`,
    why: `There are ${choices} answers to choose from.`,
    mend: `Write, for example, --answer ${choices}.`,
  });
}

/** A number; `left` when the person wants no more, null when no answer comes. Throws USAGE where nobody can be asked. */
async function askFor(choices: number, { lesson }: LessonCommand, io: CommandIO): Promise<number | 'left' | null> {
  const ask: Ask | undefined = io.ask;
  if (ask === undefined) {
    throw new StorageloomError('USAGE', {
      what: 'Nobody can be asked.',
      why: 'Standard input and output are no terminal.',
      mend: `Give the answer: storageloom lesson ${lesson} --answer 1`,
    });
  }
  let why = '';
  for (;;) {
    const line = await ask(`${why}1 to ${choices}, or q: `);
    if (line === null) return null;
    if (/^\s*q/i.test(line)) return 'left';
    const answer = Number(line.trim() || Number.NaN);
    if (Number.isInteger(answer) && answer >= 1 && answer <= choices) return answer;
    why = line.trim() === '' ? '' : `'${visible(line.trim())}' is no answer. Type the number of one: `;
  }
}
