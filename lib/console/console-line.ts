import type { LogLevel } from './console.ts';

/** What a page wrote to its console, for whoever tests. */
export interface ConsoleLine {
  /** Whose page it was: `tab1`, or a frame, `tab1/frame1`. */
  readonly tab: string;
  readonly level: LogLevel;
  /** As a console shows it, errors without their stacks, objects in one line. */
  readonly text: string;
  /** What page code gave, as it is; to `count` and `time…` what they tell. */
  readonly args: readonly unknown[];
}
