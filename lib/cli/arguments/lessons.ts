import { StorageloomError } from '../../infra/failure.ts';
import type { CommandArguments } from './flags.ts';
import { widthOf } from './view.ts';

export interface LessonsCommand {
  readonly kind: 'lessons';
  /** Null: as wide as the terminal. */
  readonly width: number | null;
}

export const lessonsArguments: CommandArguments<LessonsCommand> = {
  flags: ['width'],
  read([name], values) {
    if (name === undefined) return { kind: 'lessons', width: widthOf(values) };
    throw new StorageloomError('USAGE', {
      what: `storageloom lessons takes no name, and there is '${name}'.`,
      why: 'It lists all lessons of the course.',
      mend: `To be asked one of them, write: storageloom lesson ${name}`,
    });
  },
};
