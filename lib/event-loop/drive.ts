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
    if (checkpoint.drain !== null) {
      const outcome = await checkpoint.hop(() => (canDrain(checkpoint) ? driveDrained(options, scripts) : null));
      if (outcome !== null) return outcome;
    }
    const parts = driveInParts(options, scripts);
    return await (checkpoint.inParts?.(parts) ?? byTurns(parts, checkpoint, () => (scripts.insideTask = false)));
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

/**
 * The same where promise jobs cannot be run at once: they have to run wherever it yields, before it goes on. What is thrown leaves the
 * step under way.
 */
export function* driveInParts(options: DriveOptions, scripts: ScriptExecution): Generator<undefined, Begun | 'stopped'> {
  const { kernel, observer } = options;
  try {
    while (options.goOn()) {
      scripts.ranScript = false;
      scripts.insideTask = true;
      const begun = options.begin();
      if (begun !== 'begun') return begun;
      yield;
      if (observer !== null) observer.checkpoint();
      while (kernel.again) {
        scripts.insideTask = true;
        kernel.resume();
        yield;
        if (observer !== null) observer.checkpoint();
      }
      kernel.end(scripts.ranScript);
    }
    return 'stopped';
  } finally {
    scripts.insideTask = false;
  }
}

/**
 * Does work in parts, each in a turn of its own, which begins when all promise jobs of the one before have run. `ended` is called at the end
 * of each part: anybody may run then.
 */
export async function byTurns<T>(parts: Iterator<undefined, T>, checkpoint: Checkpoint, ended?: () => void): Promise<T> {
  const next = (): IteratorResult<undefined, T> => {
    try {
      return parts.next();
    } finally {
      ended?.();
    }
  };
  for (;;) {
    const part = await checkpoint.hop(next);
    if (part.done === true) return part.value;
  }
}
