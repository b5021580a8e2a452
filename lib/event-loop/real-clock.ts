/** The clock of the surroundings, for user agents whose virtual time follows it. */
export interface RealClock {
  /** Milliseconds since some moment; never goes back. */
  now(): number;
  /**
   * Calls `callback` once, in about `ms` milliseconds, unless it is disposed before. `holds`: the process stays until then, where
   * there is one; default true.
   */
  after(ms: number, callback: () => void, holds?: boolean): Disposable;
}
