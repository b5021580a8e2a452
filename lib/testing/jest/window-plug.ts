import type { GlobalIntrinsics } from '../../ecmascript/global-intrinsics.ts';
import { bare } from '../../hosts/bare/index.ts';
import { checkPlugOptions } from '../plug/check-options.ts';
import { Plug, type PlugOptions } from '../plug/plug.ts';
import type { eventHandlers, TestEvent } from './test-events.ts';

/** The global of a test file, as far as it matters here. Jest gives each file one of its own, in a context of its own. */
export type TestGlobal = GlobalIntrinsics & {
  readonly document?: unknown;
  /** Option `globals` of Jest may have it. */
  readonly storageloom?: PlugOptions;
  readonly afterEach?: (hook: () => Promise<void>) => void;
  readonly afterAll?: (hook: () => Promise<void>) => void;
  readonly [eventHandlers]?: ((event: TestEvent) => unknown)[];
};

/**
 * The plug of the window that this is. Other tabs have its intrinsics, so that tests can compare what they get from there. Throws BAD_URL
 * and BAD_OPTION.
 * @param place the option of Jest that they stand in
 */
export function plugOf(global: TestGlobal, options: PlugOptions = {}, place: JestPlace = 'testEnvironmentOptions'): Plug {
  checkJestOptions(options, place);
  return new Plug(global, { ...options, browser: { host: bare({ intrinsics: global }), ...options.browser } });
}

/** Where options stand in the configuration of Jest: for its environments, and for its setup file. */
export type JestPlace = 'testEnvironmentOptions' | 'globals';

/** Throws BAD_OPTION. */
export function checkJestOptions(options: unknown, place: JestPlace): void {
  if (options === undefined) return;
  checkPlugOptions(options, { name: `${place}.storageloom`, write: (record) => `${place}: { storageloom: ${record} }` });
}
