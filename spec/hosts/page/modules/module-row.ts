/** The text of a module, and what it logs and exports where that is said here. */
export interface ModuleRow {
  readonly what: string;
  readonly text: string;
  readonly log?: readonly unknown[];
  readonly exports?: Readonly<Record<string, unknown>>;
}
