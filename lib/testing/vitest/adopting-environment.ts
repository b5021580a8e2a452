import { runInContext } from 'node:vm';
import { bare } from '../../hosts/bare/index.ts';
import { StorageloomError } from '../../infra/failure.ts';
import { badArgument, shown } from '../../infra/arguments.ts';
import { checkPlugOptions, type OptionsPlace } from '../plug/check-options.ts';
import type { PlugOptions } from '../plug/plug.ts';
import { EnvironmentPlug } from './environment-plug.ts';
import type { Environment, EnvironmentOptions, StockEnvironments } from './stock-environments.ts';

/** `environmentOptions.storageloom` in Vitest's configuration: data. The emulator's own options stand beside it, as without us. */
export interface EnvironmentPlugOptions extends PlugOptions {
  /** Whose window it is. Default `happy-dom`. */
  readonly emulator?: keyof StockEnvironments;
}

/**
 * Vitest's environment of an emulator, with its window as a tab from the beginning, before any setup file runs. What Vitest reads of an
 * environment beside its functions differs from version to version, and is that of its own.
 */
export function adoptingEnvironment(stock: StockEnvironments): Environment {
  return {
    ...stock['happy-dom'],
    name: 'storageloom',
    async setup(global, options) {
      const { emulator, plugOptions } = optionsOf(options);
      const running = await started(emulator, () => stock[emulator].setup(global, options));
      return adopting(global, plugOptions, () => running.teardown(global));
    },
    async setupVM(options) {
      const { emulator, plugOptions } = optionsOf(options);
      const running = await started(emulator, () => stock[emulator].setupVM(options));
      const context = running.getVmContext();
      const global = runInContext('globalThis', context) as typeof globalThis;
      // What tests get is of their realm.
      const browser = { host: bare({ intrinsics: global }), ...plugOptions.browser };
      const { teardown } = await adopting(global, { ...plugOptions, browser }, () => running.teardown());
      return { getVmContext: () => context, teardown };
    },
  };
}

async function started<R>(emulator: string, start: () => Promise<R>): Promise<R> {
  try {
    return await start();
  } catch (cause) {
    if (!isMissing(emulator, cause)) throw cause;
    throw new StorageloomError('HOST_MISSING', {
      what: `storageloom/vitest/environment cannot make a window of ${emulator}.`,
      why: `The package ${emulator} is not installed.`,
      mend: `Install it with: npm install --save-dev ${emulator}`,
      cause,
    });
  }
}

/** That the emulator itself is not there, and nothing that it imports. */
function isMissing(emulator: string, cause: unknown): boolean {
  if (!(cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND')) return false;
  return cause.message.includes(`package '${emulator}'`);
}

/** What the emulator's environment did is undone at the end, after the window was given back, or at once where it cannot be adopted. */
async function adopting(
  global: object,
  options: PlugOptions,
  teardownOfStock: () => unknown,
): Promise<{ teardown(): Promise<void> }> {
  try {
    const plug = new EnvironmentPlug(global, options);
    return {
      async teardown() {
        await plug.dispose();
        await teardownOfStock();
      },
    };
  } catch (error) {
    await teardownOfStock();
    throw error;
  }
}

const place: OptionsPlace = {
  name: 'environmentOptions.storageloom',
  write: (record) => `environmentOptions: { storageloom: ${record} }`,
};

function optionsOf({ storageloom = {} }: EnvironmentOptions): {
  readonly emulator: keyof StockEnvironments;
  readonly plugOptions: PlugOptions;
} {
  checkPlugOptions(storageloom, place, { emulator: 'happy-dom' });
  const { emulator = 'happy-dom', ...plugOptions } = storageloom as EnvironmentPlugOptions;
  if (emulator === 'happy-dom' || emulator === 'jsdom') return { emulator, plugOptions };
  throw badArgument(
    'The option emulator of storageloom/vitest/environment cannot be used',
    `It is ${shown(emulator)}`,
    "Write environmentOptions: { storageloom: { emulator: 'happy-dom' } }, or 'jsdom'",
  );
}
