import { createRequire } from 'node:module';
import { memberOf } from '../../infra/arguments.ts';
import { StorageloomError } from '../../infra/failure.ts';
import type { EnvironmentClass } from './environment.ts';

/**
 * The class of an environment that Jest has a package for. Throws HOST_MISSING where that is not installed, RUNNER_VERSION where it exports no
 * such class.
 * @param load how modules are required; for tests
 */
export function environmentOf(name: string, load: (name: string) => unknown = createRequire(import.meta.url)): EnvironmentClass {
  const exported = exportedBy(name, load);
  const found = memberOf(exported, 'TestEnvironment') ?? memberOf(exported, 'default');
  // What is exported under this name is the class of an environment, as Jest itself takes it.
  if (typeof found === 'function') return found as EnvironmentClass;
  throw new StorageloomError('RUNNER_VERSION', {
    what: `No environment of Jest can be made of ${name}.`,
    why: 'It exports no class of that name, as all versions from 28 on do.',
    mend: `Install another one: npm install --save-dev ${name}`,
  });
}

function exportedBy(name: string, load: (name: string) => unknown): unknown {
  try {
    return load(name);
  } catch (cause) {
    if (memberOf(cause, 'code') !== 'MODULE_NOT_FOUND') throw cause;
    throw new StorageloomError('HOST_MISSING', {
      what: `No environment of Jest can be made of ${name}.`,
      why: 'The package, or one that it needs, is not installed; it is an optional peer of storageloom.',
      mend: `Install it with: npm install --save-dev ${name}`,
      cause,
    });
  }
}
