import { StorageloomError } from '../../infra/failure.ts';
import type { CommandArguments } from './flags.ts';
import { viewFlags, viewOf, type View } from './view.ts';

export interface ShowCommand extends View {
  readonly kind: 'show';
  /** As it was typed; `-` is standard input. */
  readonly file: string;
}

export const showArguments: CommandArguments<ShowCommand> = {
  flags: viewFlags,
  read([file, ...rest], values) {
    if (file !== undefined && rest.length === 0) return { kind: 'show', file, ...viewOf(values) };
    throw new StorageloomError('USAGE', {
      what: file === undefined ? 'storageloom show needs a trace.' : 'storageloom show takes one trace.',
      why: 'It draws a trace that was written as JSON Lines: a file, or - for standard input.',
      mend: 'Write, for example: storageloom show trace.jsonl',
    });
  },
};
