import { StorageloomError } from '../../infra/failure.ts';
import { oneOf, wholeNumber, type CommandArguments } from './flags.ts';
import { hosts, type HostName } from './run.ts';
import { viewFlags, viewOf, type View } from './view.ts';

export interface LessonCommand extends View {
  readonly kind: 'lesson';
  /** As it was typed: the name of a lesson of the course, or a file. */
  readonly lesson: string;
  readonly variant: boolean;
  /** Null: a person is asked. */
  readonly answer: number | null;
  /** Null: what the lesson needs. */
  readonly host: HostName | null;
}

export const lessonArguments: CommandArguments<LessonCommand> = {
  flags: ['variant', 'answer', 'host', ...viewFlags],
  read([lesson, ...rest], values) {
    if (lesson === undefined || rest.length > 0) {
      throw new StorageloomError('USAGE', {
        what: lesson === undefined ? 'storageloom lesson needs a name.' : 'storageloom lesson takes one name.',
        why: 'It asks one question: a lesson of the course by its name, or yours by its file.',
        mend: 'storageloom lessons lists them; write, for example: storageloom lesson lost-update',
      });
    }
    return {
      kind: 'lesson',
      lesson,
      variant: values.variant === true,
      answer: wholeNumber('answer', [1, 9], values, 'An answer', 1),
      host: oneOf('host', hosts, values) ?? null,
      ...viewOf(values),
    };
  },
};
