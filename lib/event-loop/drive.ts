import { canDrain, type Checkpoint } from './checkpoint.ts';
import type { Begun, Kernel } from './kernel.ts';
import type { Observer } from './observer.ts';

export interface DriveOptions {
  readonly kernel: Kernel;
  readonly checkpoint: Checkpoint;
  readonly observer: Observer | null;
  /** Runs the first callback of the next task. */
  begin(): Begun;
  /** Asked before each step: false stops the drive. */
  goOn(): boolean;
}

/** What a drive tells of itself to those whom it runs. */
export interface DriverState {
  /** How it makes its checkpoints, so that a page's parser can make one of its own; null when it goes by turns, and when none is under way. */
  drainNow: (() => void) | null;
  /**
   * Whoever is running is inside a task, as far as the driver can know. By turns it knows that of callbacks, but cannot tell their
   * promise jobs from what else runs between two turns.
   */
  insideTask: boolean;
}

/**
 * Runs steps until `goOn` says no or nothing may run. Each callback is followed by a full microtask checkpoint: synchronously
 * where the surroundings can drain, by a turn otherwise. Answers with how it ended. What `begin`, a task or a checkpoint throws ends
 * the drive and the step, and rejects; the kernel can begin again.
 *
 * HTML, event loop processing model: https://html.spec.whatwg.org/multipage/#event-loop-processing-model
 */
export async function drive(options: DriveOptions, state: DriverState): Promise<Begun | 'stopped'> {
  const { checkpoint, kernel } = options;
  try {
    const outcome = await checkpoint.hop(() => (canDrain(checkpoint) ? driveDrained(options, state) : null));
    return outcome ?? (await driveByTurns(options, state));
  } catch (error) {
    kernel.abandon();
    throw error;
  }
}

function driveDrained(options: DriveOptions, state: DriverState): Begun | 'stopped' {
  const { kernel, observer } = options;
  const drain = options.checkpoint.drain as () => void;
  state.drainNow = drain;
  state.insideTask = true;
  try {
    while (options.goOn()) {
      const begun = options.begin();
      if (begun !== 'begun') return begun;
      drain();
      if (observer !== null) observer.checkpoint();
      while (kernel.again) {
        kernel.resume();
        drain();
        if (observer !== null) observer.checkpoint();
      }
      kernel.end();
    }
    return 'stopped';
  } finally {
    state.drainNow = null;
    state.insideTask = false;
  }
}

async function driveByTurns(options: DriveOptions, state: DriverState): Promise<Begun | 'stopped'> {
  const { kernel, checkpoint, observer } = options;
  const turn = <T>(body: () => T): Promise<T> =>
    checkpoint.hop(() => {
      state.insideTask = true;
      try {
        return body();
      } finally {
        state.insideTask = false;
      }
    });
  /** The next turn begins when all promise jobs of this one have run. */
  const jobsDone = async (): Promise<void> => {
    await checkpoint.hop(() => undefined);
    if (observer !== null) observer.checkpoint();
  };
  while (options.goOn()) {
    const begun = await turn(() => options.begin());
    if (begun !== 'begun') return begun;
    await jobsDone();
    while (kernel.again) {
      await turn(() => kernel.resume());
      await jobsDone();
    }
    kernel.end();
  }
  return 'stopped';
}
