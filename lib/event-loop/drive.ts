import { canDrain, type Checkpoint } from './checkpoint.ts';
import type { Begun, Kernel } from './kernel.ts';
import type { Observer } from './observer.ts';
import type { ScriptExecution } from './script-execution.ts';

export interface DriveOptions {
  readonly kernel: Kernel;
  readonly checkpoint: Checkpoint;
  readonly observer: Observer | null;
  /** Runs the first callback of the next task. */
  begin(): Begun;
  /** Asked before each step: false stops the drive. */
  goOn(): boolean;
}

/**
 * Runs steps until `goOn` says no or nothing may run. Each callback is followed by a full microtask checkpoint: synchronously
 * where the surroundings can drain, by a turn otherwise. Answers with how it ended. What `begin`, a task or a checkpoint throws ends
 * the drive and the step, and rejects; the kernel can begin again.
 *
 * HTML, event loop processing model: https://html.spec.whatwg.org/multipage/#event-loop-processing-model
 */
export async function drive(options: DriveOptions, scripts: ScriptExecution): Promise<Begun | 'stopped'> {
  const { checkpoint, kernel } = options;
  try {
    const outcome = await checkpoint.hop(() => (canDrain(checkpoint) ? driveDrained(options, scripts) : null));
    return outcome ?? (await driveByTurns(options, scripts));
  } catch (error) {
    kernel.abandon();
    throw error;
  }
}

/** The same at once, to be called where {@link canDrain} says yes. What is thrown leaves the step under way: see {@link Kernel.abandon}. */
export function driveDrained(options: DriveOptions, scripts: ScriptExecution): Begun | 'stopped' {
  const { kernel, observer } = options;
  scripts.drain = options.checkpoint.drain;
  scripts.insideTask = true;
  try {
    while (options.goOn()) {
      scripts.ranScript = false;
      const begun = options.begin();
      if (begun !== 'begun') return begun;
      scripts.performMicrotaskCheckpoint();
      if (observer !== null) observer.checkpoint();
      while (kernel.again) {
        kernel.resume();
        scripts.performMicrotaskCheckpoint();
        if (observer !== null) observer.checkpoint();
      }
      kernel.end(scripts.ranScript);
    }
    return 'stopped';
  } finally {
    scripts.drain = null;
    scripts.insideTask = false;
  }
}

async function driveByTurns(options: DriveOptions, scripts: ScriptExecution): Promise<Begun | 'stopped'> {
  const { kernel, checkpoint, observer } = options;
  const turn = <T>(body: () => T): Promise<T> =>
    checkpoint.hop(() => {
      scripts.insideTask = true;
      try {
        return body();
      } finally {
        scripts.insideTask = false;
      }
    });
  /** The next turn begins when all promise jobs of this one have run. */
  const jobsDone = async (): Promise<void> => {
    await checkpoint.hop(() => undefined);
    if (observer !== null) observer.checkpoint();
  };
  while (options.goOn()) {
    scripts.ranScript = false;
    const begun = await turn(() => options.begin());
    if (begun !== 'begun') return begun;
    await jobsDone();
    while (kernel.again) {
      await turn(() => kernel.resume());
      await jobsDone();
    }
    kernel.end(scripts.ranScript);
  }
  return 'stopped';
}
