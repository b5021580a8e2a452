/** What `breakpoints-main.ts` prints, as JSON. */
export interface BreakpointsSeen {
  /** The line of the code that runs, from 0, in which a line of the TypeScript file begins. */
  readonly wantedLine: number;
  /** Those at which V8 has set the breakpoint, one in each script of that file. */
  readonly lines: readonly number[];
  /** What its condition noted in each tab. */
  readonly seen: readonly (string | null)[];
}
