import { currentPlug, installedPlug } from '../plug/current-plug.ts';
import { hasWindow } from '../plug/has-window.ts';
import { plugExports, type PlugExports } from '../plug/exports.ts';
import { eventHandlers, onTestEvent, type TestEvent } from './test-events.ts';
import { plugOf, type TestGlobal } from './window-plug.ts';

const mend =
  'Add storageloom/jest to setupFilesAfterEnv (setupFiles is too early), or take storageloom/jest/environment-jsdom or ' +
  'storageloom/jest/environment-happy-dom as testEnvironment; the test file needs an environment that has a window.';

/**
 * Makes the window of a test file a tab, unless it is one already, or there is no window, or no test runner. Gives the functions that
 * tests import. Throws BAD_URL and BAD_OPTION.
 */
export function install(global: TestGlobal): PlugExports {
  if (installedPlug(global) === null && hasWindow(global)) plugInto(global);
  return plugExports((call) => currentPlug(call, mend, global));
}

function plugInto(global: TestGlobal): void {
  const { afterEach, afterAll, storageloom, [eventHandlers]: handlers } = global;
  if (handlers === undefined && afterEach === undefined) return;
  const plug = plugOf(global, storageloom, 'globals');
  if (handlers === undefined) {
    afterEach?.(() => plug.endTest());
    afterAll?.(() => plug.dispose());
    return;
  }
  // Before the runner's own: to that a test is over as soon as it has heard so, and what fails then is nobody's.
  handlers.unshift(async (event: TestEvent) => {
    await onTestEvent(plug, event);
    if (event.name === 'run_finish') await plug.dispose();
  });
}
