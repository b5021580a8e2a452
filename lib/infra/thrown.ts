import type { ModuleFiles } from './module-files.ts';
import { stackFrames, type StackFrames } from './stack-frames.ts';

/** What was thrown, or what a promise was rejected with, for all who ask where that was: its stack is read once, by the first. */
export class Thrown {
  readonly error: unknown;
  readonly #modules: ModuleFiles | null;
  #frames: StackFrames | null = null;

  /** `modules`: files whose modules pages have run. */
  constructor(error: unknown, modules: ModuleFiles | null = null) {
    this.error = error;
    this.#modules = modules;
  }

  get frames(): StackFrames {
    return (this.#frames ??= stackFrames(this.error, this.#modules));
  }
}
