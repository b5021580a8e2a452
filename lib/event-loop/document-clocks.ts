import type { Kernel } from './kernel.ts';
import type { Lane, Owner } from './task.ts';
import type { TaskSource } from './task-source.ts';
import { Timers, type TimerPolicy } from './timers.ts';
import { AnimationFrames } from './animation-frames.ts';

/** What the timers of a document are made with. */
export interface DocumentClocksOptions {
  readonly kernel: Kernel;
  readonly owner: Owner;
  readonly timerPolicy: TimerPolicy;
  laneFor(source: TaskSource): Lane;
}

/**
 * Timers and animation frames of one document, made when they are first asked for. Both stand still while the document is not fully
 * active; while its tab is hidden timers are slow, and no frame is drawn.
 */
export class DocumentClocks {
  readonly #options: DocumentClocksOptions;
  #timers: Timers | null = null;
  #animationFrames: AnimationFrames | null = null;
  #suspended = false;
  #hiddenSinceMs: number | null = null;

  constructor(options: DocumentClocksOptions) {
    this.#options = options;
  }

  get timers(): Timers {
    if (this.#timers !== null) return this.#timers;
    const { kernel, owner, timerPolicy, laneFor } = this.#options;
    this.#timers = new Timers(kernel, laneFor('timer'), owner, timerPolicy);
    this.#timers.hiddenChanged(this.#hiddenSinceMs);
    if (this.#suspended) this.#timers.suspend();
    return this.#timers;
  }

  get animationFrames(): AnimationFrames {
    if (this.#animationFrames !== null) return this.#animationFrames;
    const { kernel, owner, laneFor } = this.#options;
    this.#animationFrames = new AnimationFrames(kernel, laneFor('rendering'), owner);
    if (this.#suspended || this.#hiddenSinceMs !== null) this.#animationFrames.suspend();
    return this.#animationFrames;
  }

  /** The document is fully active, or is not any more. */
  setRunning(running: boolean): void {
    this.#suspended = !running;
    if (running) this.#timers?.resume();
    else this.#timers?.suspend();
    this.#updateFrames();
  }

  /** The tab was hidden at that virtual time, in ms; null: it is visible. */
  setHidden(hiddenSinceMs: number | null): void {
    this.#hiddenSinceMs = hiddenSinceMs;
    this.#timers?.hiddenChanged(hiddenSinceMs);
    this.#updateFrames();
  }

  /** The document is destroyed. The kernel removes the tasks. */
  end(): void {
    this.#timers?.end();
    this.#animationFrames?.end();
  }

  #updateFrames(): void {
    if (this.#suspended || this.#hiddenSinceMs !== null) this.#animationFrames?.suspend();
    else this.#animationFrames?.resume();
  }
}
