/**
 * How the surroundings let promise jobs run. Given by the platform that we run on; the model never asks for it by itself.
 *
 * HTML, perform a microtask checkpoint: https://html.spec.whatwg.org/multipage/#perform-a-microtask-checkpoint
 */
export interface Checkpoint {
  /** Runs all promise jobs now, synchronously; null where nothing can. It works only while no promise job is running. */
  readonly drain: (() => void) | null;
  /**
   * Calls `body` from a fresh turn of the surroundings, where no promise job is under way, and answers with what it returned. `after` is
   * called, also where `body` throws, when the promise jobs of that turn have run, those that wait for the answer too, and before
   * anything else of the surroundings does.
   */
  hop<T>(body: () => T, after?: () => void): Promise<T>;
  /**
   * Does work in parts, all of it before the next turn that was asked for, with all promise jobs after each part. Null, or absent: each part
   * has to take a turn of its own, among those of others.
   */
  inParts?<T>(parts: Iterator<undefined, T>): Promise<T> | null;
}

/**
 * Whether `drain` does what it should, here and now. To be asked at each entry: inside a promise job it silently does nothing.
 */
export function canDrain(checkpoint: Checkpoint): boolean {
  const { drain } = checkpoint;
  if (drain === null) return false;
  let ran = false;
  void Promise.resolve().then(() => {
    ran = true;
  });
  drain();
  return ran;
}
