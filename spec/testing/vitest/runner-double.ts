import type { FakeTimers } from '../../../lib/testing/vitest/fake-timers.ts';
import type { EndedTest, Runner } from '../../../lib/testing/vitest/set-up.ts';

/** Vitest, as far as a setup file sees it: keeps the hooks, and runs them when a test or the file is over. */
export class RunnerDouble implements Runner {
  readonly printed: string[] = [];
  readonly vi: FakeTimers = timersDouble(() => undefined);
  #ofTests: ((test: EndedTest) => Promise<void>)[] = [];
  #ofFile: (() => Promise<void>)[] = [];

  afterEach(hook: (test: EndedTest) => Promise<void>): void {
    this.#ofTests.push(hook);
  }

  afterAll(hook: () => Promise<void>): void {
    this.#ofFile.push(hook);
  }

  print(text: string): void {
    this.printed.push(text);
  }

  /** As Vitest does it: the last hooks first, and then who asked to be told of a failure. */
  async endTest({ failed = false, fails }: { readonly failed?: boolean; readonly fails?: boolean } = {}): Promise<void> {
    const listeners: (() => void)[] = [];
    const test = { task: { fails }, onTestFailed: (listener: () => void) => void listeners.push(listener) };
    for (const hook of this.#ofTests.toReversed()) await hook(test);
    if (failed) for (const listener of listeners) listener();
  }

  async endFile(): Promise<void> {
    for (const hook of this.#ofFile.toReversed()) await hook();
    this.forgetHooks();
  }

  /** A file that could not be imported: none of its hooks run. */
  forgetHooks(): void {
    this.#ofTests = [];
    this.#ofFile = [];
  }
}

/** `vi`, which tells of what it is called with. */
export function timersDouble(called: (name: string, ms: unknown) => void): FakeTimers {
  const calling =
    (name: string) =>
    async (...[ms]: unknown[]): Promise<unknown> => {
      called(name, ms);
      return 'vi';
    };
  return {
    advanceTimersByTimeAsync: calling('advanceTimersByTimeAsync'),
    advanceTimersToNextTimerAsync: calling('advanceTimersToNextTimerAsync'),
    runAllTimersAsync: calling('runAllTimersAsync'),
    runOnlyPendingTimersAsync: calling('runOnlyPendingTimersAsync'),
  };
}
