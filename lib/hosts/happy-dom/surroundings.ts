import { createRequire } from 'node:module';
import { StorageloomError } from '../../infra/failure.ts';

/**
 * Throws HOST_SANDBOX where happy-dom cannot even be loaded: it takes some globals of Node when it is, and Jest's environment jsdom has not
 * all of them for the ES modules of a test file.
 */
export function checkSurroundings(globals: { readonly setImmediate?: unknown }): void {
  if (typeof globals.setImmediate === 'function') return;
  throw new StorageloomError('HOST_SANDBOX', {
    what: 'The host happy-dom cannot be used here.',
    why: 'It was imported into the globals of a test file, and these have no setImmediate, which happy-dom needs.',
    mend:
      'Load it outside of them: import { createRequire } from "node:module", ' +
      "and const { happyDom } = createRequire(import.meta.url)('storageloom/happy-dom').",
  });
}

/** Throws HOST_VERSION where the insides of that version of happy-dom are not known. */
export function checkVersion(found: string): void {
  if (found.startsWith('21.')) return;
  throw new StorageloomError('HOST_VERSION', {
    what: `The host happy-dom cannot be used: happy-dom ${found} is installed.`,
    why: 'It reaches into happy-dom where that offers no other way, and knows version 21 only. A window that a test runner makes may be of another one.',
    mend: 'Install one that it knows: npm install --save-dev happy-dom@21',
  });
}

checkSurroundings(globalThis);
checkVersion((createRequire(import.meta.url)('happy-dom/package.json') as { readonly version: string }).version);
