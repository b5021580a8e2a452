import { StorageloomError } from '../../infra/failure.ts';
import { oneOf, wholeNumber, type CommandArguments } from './flags.ts';
import { hosts, orderOf, seeds, type RunCommand } from './run.ts';

export interface StepCommand extends Pick<RunCommand, 'file' | 'host' | 'seed' | 'order'> {
  readonly kind: 'step';
}

export const stepArguments: CommandArguments<StepCommand> = {
  flags: ['host', 'seed', 'order'],
  read([file, ...rest], values) {
    if (file === undefined || rest.length > 0) {
      throw new StorageloomError('USAGE', {
        what: file === undefined ? 'storageloom step needs a file.' : 'storageloom step takes one file.',
        why: 'It runs one scenario, through which you then go step by step.',
        mend: 'Write, for example: storageloom step scenario.ts',
      });
    }
    return {
      kind: 'step',
      file,
      host: oneOf('host', hosts, values) ?? null,
      seed: wholeNumber('seed', seeds, values, 'A seed'),
      order: orderOf(values),
    };
  },
};
