import { currentPlug } from '../plug/current-plug.ts';
import { plugExports, type PlugExports } from '../plug/exports.ts';
import { installHooks, type RootHooks } from './hooks.ts';
import type { MochaOptions } from './installation.ts';

export { follow, type Followed, type RunnerClock } from '../plug/follow.ts';
export type { PlugExports } from '../plug/exports.ts';
export type { PlugOptions } from '../plug/plug.ts';
export type { HookContext, RootHooks, Suite } from './hooks.ts';
export type { MochaOptions } from './installation.ts';
export type { Emulator } from './made-window.ts';

const mend = "Give mocha --require storageloom/mocha, or write require: ['storageloom/mocha'] in .mocharc.";
const calls: PlugExports = plugExports((call) => currentPlug(call, mend));
export const otherTab: PlugExports['otherTab'] = calls.otherTab;
export const tabs: PlugExports['tabs'] = calls.tabs;
export const browser: PlugExports['browser'] = calls.browser;
export const ownTab: PlugExports['ownTab'] = calls.ownTab;

/**
 * Root hooks with options of yours, for a module that mocha requires in place of `storageloom/mocha`. mocha calls what it gives when it has
 * required everything, and before it loads a test file; the promise rejects with NO_PLUG where the global has no window, with BAD_OPTION,
 * BAD_URL and HOST_MISSING.
 * @example
 * import { mochaHooksWith } from 'storageloom/mocha';
 * export const mochaHooks = mochaHooksWith({ emulator: 'jsdom', url: 'https://shop.example/' });
 */
export function mochaHooksWith(options: MochaOptions = {}): () => Promise<RootHooks> {
  return () => installHooks(options, { global: globalThis, process, print: (text) => console.error(text) });
}

/** What mocha finds with `--require storageloom/mocha`: the window that the global was filled with is a tab. */
export const mochaHooks: () => Promise<RootHooks> = mochaHooksWith();
