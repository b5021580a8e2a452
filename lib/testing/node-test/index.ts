import type { AdoptedTab, Browser } from '../../browser/browser.ts';
import { kindOf, memberOf } from '../../infra/arguments.ts';
import { StorageloomError } from '../../infra/failure.ts';
import { checkPlugOptions } from '../plug/check-options.ts';
import type { PlugExports } from '../plug/exports.ts';
import { follow } from '../plug/follow.ts';
import { hasWindow } from '../plug/has-window.ts';
import { Plug, type PlugOptions } from '../plug/plug.ts';

export { follow, type Followed, type RunnerClock } from '../plug/follow.ts';
export type { PlugExports } from '../plug/exports.ts';
export type { PlugOptions } from '../plug/plug.ts';

/** What a hook is called with: the context of the test that has ended, which says how from Node 20.12 on. */
interface EndedTest {
  readonly passed?: boolean | undefined;
}

type Hook = (ended?: EndedTest) => Promise<void>;

/** The context of a test, or `{ after, afterEach }` of node:test for all tests of a file or suite. */
export interface TestScope {
  after(hook: Hook): void;
  /** After each test in it. */
  afterEach?(hook: Hook): void;
}

export interface NodeTestOptions extends PlugOptions {
  /** What becomes a tab. Default: the global, which something has to have filled with a window, as `global-jsdom` does. */
  readonly window?: object;
}

/** What a test gets. */
export interface NodeTestPlug {
  /** The window, as a tab. */
  readonly tab: AdoptedTab;
  readonly browser: Browser;
  readonly otherTab: PlugExports['otherTab'];
  readonly tabs: PlugExports['tabs'];
  readonly follow: typeof follow;
}

/**
 * Makes a tab of a window until that test has ended, or with `{ after, afterEach }` all tests of the file or suite; tabs that were opened beside
 * it are then closed. A test that fails shows its last steps.
 * Throws NO_PLUG where there is no window, ADOPTED where it is a tab already, BAD_OPTION and BAD_URL.
 * @example
 * test('the cart is shared', async (t) => {
 *   const { otherTab, browser } = storageloom(t, { window });
 *   const other = await otherTab();
 * });
 */
export function storageloom(scope: TestScope, options: NodeTestOptions = {}): NodeTestPlug {
  checkScope(scope);
  const place = { name: 'storageloom()', write: (record: string) => `storageloom(t, ${record})` };
  checkPlugOptions(options, place, { window: {} });
  const { window = ownWindow(), ...plugOptions } = options;
  const plug = new Plug(window, plugOptions);
  const endTest: Hook = async (ended) => {
    // Before its tabs are closed, which would be the last steps.
    const report = ended?.passed === false ? plug.report() : '';
    if (report !== '') console.error(report);
    await plug.endTest();
  };
  scope.afterEach?.(endTest);
  scope.after(async (ended) => {
    await endTest(ended);
    await plug.dispose();
  });
  const { tab, browser } = plug;
  return { tab, browser, otherTab: (url) => plug.otherTab(url), tabs: (count) => plug.tabs(count), follow };
}

function checkScope(scope: unknown): void {
  if (typeof memberOf(scope, 'after') === 'function') return;
  throw new StorageloomError('BAD_OPTION', {
    what: `storageloom() takes the context of a test, and got ${kindOf(scope)}.`,
    why: 'It has to learn when the test has ended, from its function after().',
    mend: "Write test('…', (t) => { const { otherTab } = storageloom(t); }), or storageloom({ after, afterEach }) for a whole file.",
  });
}

function ownWindow(): object {
  if (hasWindow(globalThis)) return globalThis;
  throw new StorageloomError('NO_PLUG', {
    what: 'storageloom() has no window that it could make a tab of.',
    why: 'It was given none, and the global has no document.',
    mend: "Give one: storageloom(t, { window }), be it new Window({ url: 'https://shop.example/' }) of happy-dom or new JSDOM('', { url }).window.",
  });
}
