import { canParseURL } from '../../infra/can-parse-url.ts';
import { StorageloomError } from '../../infra/failure.ts';
import { badValue, oneOf, type CommandArguments } from './flags.ts';

export interface ProfileCommand {
  readonly kind: 'profile';
  /** As it was typed. */
  readonly path: string;
  readonly format: 'text' | 'json';
  /** Serialized; null: nothing is cleared. */
  readonly clear: string | null;
}

export const profileArguments: CommandArguments<ProfileCommand> = {
  flags: ['clear', 'format'],
  read([path, ...rest], values) {
    if (path === undefined || rest.length > 0) {
      throw new StorageloomError('USAGE', {
        what: path === undefined ? 'storageloom profile needs a folder.' : 'storageloom profile takes one folder.',
        why: 'It lists what one profile keeps: the folder that disk() was given.',
        mend: 'Write, for example: storageloom profile ./profiles/ann',
      });
    }
    const format = oneOf('format', ['text', 'json'] as const, values) ?? 'text';
    return { kind: 'profile', path, format, clear: originOf(values.clear) };
  },
};

function originOf(value: string | boolean | undefined): string | null {
  if (value === undefined) return null;
  const origin = typeof value === 'string' && canParseURL(value) ? new URL(value).origin : 'null';
  if (origin !== 'null') return origin;
  throw badValue('clear', value, 'It takes an origin, with its scheme.', 'Write, for example, --clear https://shop.example');
}
