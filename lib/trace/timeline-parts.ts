/** The lines of a drawing: what stands above its rows, the rows, and the legend. */
export interface TimelineParts {
  readonly head: readonly string[];
  readonly rows: readonly string[];
  readonly foot: readonly string[];
}

/** The whole drawing; each line ends with a newline. */
export function textOf({ head, rows, foot }: TimelineParts): string {
  return [...head, ...rows, ...foot].map((line) => `${line}\n`).join('');
}
