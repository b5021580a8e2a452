/** The clock of the surroundings, for user agents whose virtual time follows it. */
export interface RealClock {
  /** Milliseconds since some moment; never goes back. */
  now(): number;
  /** Calls `callback` once, in about `ms` milliseconds, unless it is disposed before. */
  after(ms: number, callback: () => void): Disposable;
}
