import { Window } from 'happy-dom';
import { eventHandlers, type RunningTest, type TestEvent } from '../../../lib/testing/jest/test-events.ts';
import type { TestGlobal } from '../../../lib/testing/jest/window-plug.ts';

/** The window of a test file: a context of its own, as Jest's environments make one. */
export function fileGlobal(url = 'http://localhost/'): TestGlobal & Window {
  // Wall: happy-dom declares no intrinsics, which its window has.
  return new Window({ url }) as TestGlobal & Window;
}

/** Runs tests as circus does, as far as plugs hear of it: it calls who has put a handler among those of the global, one after the other. */
export class Circus {
  readonly handlers: ((event: TestEvent) => unknown)[] = [];

  /** The global with these handlers. */
  around<G extends TestGlobal>(global: G): G {
    return Object.assign(global, { [eventHandlers]: this.handlers });
  }

  async dispatch(event: TestEvent): Promise<void> {
    for (const handler of [...this.handlers]) await handler(event);
  }

  /** What the test failed with. */
  async run(body: () => unknown, { failing = false }: { readonly failing?: boolean } = {}): Promise<readonly unknown[]> {
    const test: RunningTest = { errors: [], failing };
    await this.dispatch({ name: 'test_start', test });
    try {
      await body();
    } catch (error) {
      test.errors.push(error);
    }
    await this.dispatch({ name: 'test_done', test });
    return test.errors;
  }
}
