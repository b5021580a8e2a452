import type { analyze } from 'eslint-scope';
import type MagicString from 'magic-string';
import { createRequire } from 'node:module';
import type { parseSync, visitorKeys } from 'oxc-parser';
import { StorageloomError } from '../../../infra/failure.ts';

/** What reads and changes the texts of modules. */
interface Libraries {
  readonly parseSync: typeof parseSync;
  readonly visitorKeys: typeof visitorKeys;
  readonly analyze: typeof analyze;
  readonly MagicString: typeof MagicString;
}

/**
 * They are optional dependencies, and take a while to load: only pages with modules need them. `load` is there for tests. Throws a
 * StorageloomError NO_PARSER.
 */
export function libraries(load: (name: string) => unknown = createRequire(import.meta.url)): Libraries {
  try {
    const parser = load('oxc-parser') as Pick<Libraries, 'parseSync' | 'visitorKeys'>;
    const scopes = load('eslint-scope') as Pick<Libraries, 'analyze'>;
    const text = load('magic-string') as Pick<Libraries, 'MagicString'>;
    return {
      parseSync: parser.parseSync,
      visitorKeys: parser.visitorKeys,
      analyze: scopes.analyze,
      MagicString: text.MagicString,
    };
  } catch (cause) {
    throw new StorageloomError('NO_PARSER', {
      what: 'A page has a module, and modules cannot be read.',
      why: 'They need the packages oxc-parser, eslint-scope and magic-string, and one of them cannot be loaded.',
      mend: 'Install them: npm install --save-dev oxc-parser eslint-scope magic-string.',
      cause,
    });
  }
}
