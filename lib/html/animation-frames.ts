import type { Kernel } from '../event-loop/kernel.ts';
import { StepsTask, type Lane, type Owner } from '../event-loop/task.ts';

/** IMPL-DEFINED: milliseconds of virtual time between two frames of animation. */
const frameMs = 16;

/**
 * The map of animation frame callbacks of one document. Each callback is a task of the rendering task source at the next frame.
 *
 * HTML, animation frames: https://html.spec.whatwg.org/multipage/#animation-frames
 */
export class AnimationFrames {
  readonly #kernel: Kernel;
  readonly #lane: Lane;
  readonly #owner: Owner;
  readonly #waiting = new Map<number, StepsTask>();
  #lastHandle = 0;
  #suspended = false;

  constructor(kernel: Kernel, lane: Lane, owner: Owner) {
    this.#kernel = kernel;
    this.#lane = lane;
    this.#owner = owner;
  }

  /** Returns the handle, from 1. */
  // HTML, animation frames, requestAnimationFrame.
  // https://html.spec.whatwg.org/multipage/#dom-animationframeprovider-requestanimationframe
  request(callback: () => void): number {
    // 1 to 3
    const handle = ++this.#lastHandle;
    // 4, 5
    const task = new StepsTask('rendering', this.#owner, 'animation frame', () => {
      this.#waiting.delete(handle);
      callback();
    });
    this.#waiting.set(handle, task);
    this.#kernel.post(task, this.#lane, this.#nextFrameMs() - this.#kernel.now);
    if (this.#suspended) this.#kernel.freeze(task);
    // 6
    return handle;
  }

  // HTML, animation frames, cancelAnimationFrame.
  // https://html.spec.whatwg.org/multipage/#dom-animationframeprovider-cancelanimationframe
  cancel(handle: number): void {
    // 1 to 3
    const task = this.#waiting.get(handle);
    if (task === undefined) return;
    this.#waiting.delete(handle);
    this.#kernel.remove(task, 'cancelled');
  }

  /** No frame comes: the document is kept and not active, or not shown. Nothing happens when they are suspended. */
  suspend(): void {
    this.#suspended = true;
    for (const task of this.#waiting.values()) this.#kernel.freeze(task);
  }

  /** Frames come again, the next one for all callbacks that wait. Nothing happens when they are not suspended. */
  resume(): void {
    if (!this.#suspended) return;
    this.#suspended = false;
    for (const task of this.#waiting.values()) {
      this.#kernel.thaw(task);
      this.#kernel.retime(task, this.#nextFrameMs());
    }
  }

  /** As new: nothing waits, frames come, and handles begin at 1 again. The kernel has removed the tasks. */
  reset(): void {
    this.#waiting.clear();
    this.#lastHandle = 0;
    this.#suspended = false;
  }

  #nextFrameMs(): number {
    const { now } = this.#kernel;
    return now + frameMs - (now % frameMs);
  }
}
