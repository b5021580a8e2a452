/** A module as Vite has it for pages. */
export interface Transformed {
  readonly code: string;
  /** From the code to the file; null where nothing was changed. */
  readonly map: object | null;
  /** Its path; null for what is no file. */
  readonly file: string | null;
}
