import { StorageloomError } from '../../infra/failure.ts';

/** An environment of Vitest, as far as it matters here. `G`: the global that it fills. */
export interface Environment<G extends object = object> {
  readonly name: string;
  setup(global: G, options: EnvironmentOptions): Promise<{ teardown(global: G): unknown }>;
  setupVM(options: EnvironmentOptions): Promise<{ getVmContext(): object; teardown(): unknown }>;
}

/** Option `environmentOptions` of Vitest's configuration. */
export type EnvironmentOptions = Readonly<Record<string, unknown>>;

/** Those that come with Vitest and have a window. */
export interface StockEnvironments {
  readonly 'happy-dom': Environment;
  readonly jsdom: Environment;
}

/** What a module of Vitest exports. */
type Exports = Readonly<Record<string, unknown>>;

/** Imports a module of Vitest, or rejects. */
export type ImportOfVitest = (name: 'vitest/runtime' | 'vitest/environments') => Promise<Exports>;

/** Rejects with RUNNER_VERSION where this Vitest has them in neither place. */
export async function stockEnvironments(importOfVitest: ImportOfVitest): Promise<StockEnvironments> {
  // From 4.1 on, and before.
  for (const name of ['vitest/runtime', 'vitest/environments'] as const) {
    const { builtinEnvironments } = await importOfVitest(name).catch((): Exports => ({}));
    if (areEnvironments(builtinEnvironments)) return builtinEnvironments;
  }
  throw new StorageloomError('RUNNER_VERSION', {
    what: 'storageloom/vitest/environment cannot be used.',
    why: 'This Vitest tells of no environments for happy-dom and jsdom: neither vitest/runtime nor vitest/environments has them.',
    mend: "Use Vitest 3.2, 4 or 5, or instead of the environment the setup file: setupFiles: ['storageloom/vitest'].",
  });
}

function areEnvironments(found: unknown): found is StockEnvironments {
  return typeof found === 'object' && found !== null && 'happy-dom' in found && 'jsdom' in found;
}
