/** Code that was compiled once, for every window. */
export interface CompiledScript {
  /** Runs it in the context of a window that has a realm of its own, and returns its completion value. */
  runInContext(context: object): unknown;
  /** Runs it in the surroundings' realm. What `window` has not is looked up in `outside`, and then among the surroundings' globals. */
  runInScope(outside: object, window: object): unknown;
}
