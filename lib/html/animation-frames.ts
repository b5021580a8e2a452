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
    this.#kernel.post(task, this.#lane, frameMs - (this.#kernel.now % frameMs));
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

  /** As new: nothing waits, and handles begin at 1 again. The kernel has removed the tasks. */
  reset(): void {
    this.#waiting.clear();
    this.#lastHandle = 0;
  }
}
