import { adoptingEnvironment } from './adopting-environment.ts';
import { stockEnvironments, type Environment } from './stock-environments.ts';

export type { EnvironmentPlugOptions } from './adopting-environment.ts';
export type { Environment, EnvironmentOptions } from './stock-environments.ts';

/**
 * An environment for Vitest's option `environment`, which takes the path of this module: see docs/runners.md. With it the setup file
 * `storageloom/vitest` ends each test.
 */
const environment: Environment = adoptingEnvironment(
  await stockEnvironments((name) => (name === 'vitest/runtime' ? import('vitest/runtime') : import('vitest/environments'))),
);
export default environment;
