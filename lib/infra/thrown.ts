import { stackFrames, type StackFrames } from './stack-frames.ts';

/** What was thrown, or what a promise was rejected with, for all who ask where that was: its stack is read once, by the first. */
export class Thrown {
  readonly error: unknown;
  #frames: StackFrames | null = null;

  constructor(error: unknown) {
    this.error = error;
  }

  get frames(): StackFrames {
    return (this.#frames ??= stackFrames(this.error));
  }
}
