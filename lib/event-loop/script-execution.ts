/**
 * What the event loops of one user agent know of script that runs: whether the JavaScript execution context stack is empty, as far as
 * page code and tests stand on it, and whether a microtask checkpoint is being performed. Whoever enters page code says so here.
 *
 * HTML, calling scripts: https://html.spec.whatwg.org/multipage/#calling-scripts
 */
export class ScriptExecution {
  /** How the driver makes its checkpoints; null when it goes by turns, and when none is under way. */
  drain: (() => void) | null = null;
  /**
   * Whoever is running is inside a task, as far as the driver can know. By turns it knows that of callbacks, but cannot tell their
   * promise jobs from what else runs between two turns.
   */
  insideTask = false;
  /** Script ran in this step, or promise jobs of a page follow that the step has woken. The driver sets it back for each step. */
  ranScript = false;
  /** How many scripts, callbacks of pages and actions of tests are under way, each inside the one before. */
  #depth = 0;
  #performingCheckpoint = false;

  // HTML, calling scripts, prepare to run script.
  // https://html.spec.whatwg.org/multipage/#prepare-to-run-script
  prepareToRunScript(): void {
    // 1
    this.#depth++;
    // 2
    this.ranScript = true;
  }

  // HTML, calling scripts, clean up after running script.
  // https://html.spec.whatwg.org/multipage/#clean-up-after-running-script
  cleanUpAfterRunningScript(): void {
    // 1, 2
    this.#depth--;
    // 3 (by the driver, and between two listeners)
  }

  /** False: there is none to be made now. Promise jobs then run when the script that runs has ended, or the surroundings let them. */
  // HTML, event loops, perform a microtask checkpoint.
  // https://html.spec.whatwg.org/multipage/#perform-a-microtask-checkpoint
  performMicrotaskCheckpoint(): boolean {
    const { drain } = this;
    // 1 (and only with an empty stack)
    if (drain === null || this.#depth > 0 || this.#performingCheckpoint) return false;
    // 2
    this.#performingCheckpoint = true;
    try {
      // 3 to 6
      drain();
    } finally {
      // 7
      this.#performingCheckpoint = false;
    }
    return true;
  }
}
