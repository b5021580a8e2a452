import type { Plug } from '../plug/plug.ts';

/** Under which the global of a test file has those who hear of its tests: circus, the runner of Jest, calls each of them in turn. */
export const eventHandlers: unique symbol = Symbol.for('EVENT_HANDLERS') as typeof eventHandlers;

/** A test as Jest's runner has it. */
export interface RunningTest {
  /** What it failed with so far: each an error, or a pair of one and where the test stands. */
  readonly errors: unknown[];
  /** Made by `test.failing`. */
  readonly failing?: boolean;
}

/** What Jest's runner tells of a test file, as far as it matters here. */
export interface TestEvent {
  readonly name: string;
  readonly test?: RunningTest;
}

/**
 * After a test what is on its way arrives, and its tabs are closed; what fails then is a failure of that test. One that fails gets its last
 * steps, as one failure more.
 */
export async function onTestEvent(plug: Plug, { name, test }: TestEvent): Promise<void> {
  if (name === 'test_start') plug.startTest();
  if (name !== 'test_done' || test === undefined) return;
  // What arrives only now was not there when it failed.
  const reportNow = (): string => (test.errors.length > 0 && test.failing !== true ? plug.report() : '');
  const before = reportNow();
  await attempt(test, () => plug.settle());
  // Before its tabs are closed.
  const report = before === '' ? reportNow() : before;
  await attempt(test, () => plug.endTest());
  if (report !== '') test.errors.push(new LastSteps(report));
}

async function attempt(test: RunningTest, body: () => Promise<unknown>): Promise<void> {
  try {
    await body();
  } catch (error) {
    test.errors.push(error);
  }
}

/** Jest prints the stack of what a test failed with: this one has the last steps in its place. */
class LastSteps extends Error {
  override readonly name = 'LastSteps';

  constructor(report: string) {
    super(report);
    this.stack = report;
  }
}
