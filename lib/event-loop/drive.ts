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

/** How microtask checkpoints are made: synchronously, or by giving the surroundings a turn after each callback. */
export type Driver = 'drained' | 'turns';

/** Where a drive says how it makes its checkpoints, so that a page's parser can make one of its own. */
export interface DriverState {
  drainNow: (() => void) | null;
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
    return outcome ?? (await driveByTurns(options));
  } catch (error) {
    kernel.abandon();
    throw error;
  }
}

function driveDrained(options: DriveOptions, state: DriverState): Begun | 'stopped' {
  const { kernel, observer } = options;
  const drain = options.checkpoint.drain as () => void;
  state.drainNow = drain;
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
  }
}

async function driveByTurns(options: DriveOptions): Promise<Begun | 'stopped'> {
  const { kernel, checkpoint, observer } = options;
  const turn = async (body: () => void): Promise<void> => {
    await checkpoint.hop(body);
    // The next turn begins when all promise jobs of this one have run.
    await checkpoint.hop(() => undefined);
    if (observer !== null) observer.checkpoint();
  };
  while (options.goOn()) {
    let begun: Begun = 'idle';
    await checkpoint.hop(() => {
      begun = options.begin();
    });
    if ((begun as Begun) !== 'begun') return begun;
    await checkpoint.hop(() => undefined);
    if (observer !== null) observer.checkpoint();
    while (kernel.again) await turn(() => kernel.resume());
    kernel.end();
  }
  return 'stopped';
}
