import type { Kernel } from './kernel.ts';
import { StepsTask, type Lane, type Owner } from './task.ts';

/** IMPL-DEFINED: milliseconds of virtual time between two frames of animation. */
const frameMs = 16;

/** Given the time of the frame, in ms of virtual time. */
export type FrameCallback = (nowMs: number) => void;

/**
 * The map of animation frame callbacks of one document. All that were asked for before a frame are one task of the rendering task
 * source, with a checkpoint after each.
 *
 * HTML, animation frames: https://html.spec.whatwg.org/multipage/#animation-frames
 */
export class AnimationFrames {
  readonly #kernel: Kernel;
  readonly #lane: Lane;
  readonly #owner: Owner;
  /** For the next frame, by their handles. */
  #waiting = new Map<number, FrameCallback>();
  /** Of the frame that runs: those that are still to come. */
  #running = new Map<number, FrameCallback>();
  /** The next frame; null while nobody waits for it. */
  #frame: StepsTask | null = null;
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
  request(callback: FrameCallback): number {
    // 1, 2 (whoever calls has them)
    // 3
    const handle = ++this.#lastHandle;
    // 4 (the map is `#waiting`)
    // 5
    if (this.#frame !== null || this.#postFrame()) this.#waiting.set(handle, callback);
    // 6
    return handle;
  }

  // HTML, animation frames, cancelAnimationFrame.
  // https://html.spec.whatwg.org/multipage/#dom-animationframeprovider-cancelanimationframe
  cancel(handle: number): void {
    // 1 (whoever calls has them)
    // 2
    if (this.#running.delete(handle)) return;
    // 3
    if (!this.#waiting.delete(handle)) return;
    if (this.#waiting.size === 0) this.#dropFrame();
  }

  #dropFrame(): void {
    if (this.#frame !== null) this.#kernel.remove(this.#frame, 'cancelled');
    this.#frame = null;
  }

  /** No frame comes: the document is kept and not active, or not shown. Nothing happens when they are suspended. */
  suspend(): void {
    this.#suspended = true;
    if (this.#frame !== null) this.#kernel.freeze(this.#frame);
  }

  /** Frames come again, the next one for all callbacks that wait. Nothing happens when they are not suspended. */
  resume(): void {
    if (!this.#suspended) return;
    this.#suspended = false;
    if (this.#frame === null) return;
    this.#kernel.thaw(this.#frame);
    this.#kernel.retime(this.#frame, this.#nextFrameMs());
  }

  /** The document is destroyed: the callbacks are let go. The kernel removes the tasks, and queues none any more. */
  end(): void {
    this.#waiting.clear();
    this.#running.clear();
    this.#frame = null;
  }

  #postFrame(): boolean {
    let nowMs: number | null = null;
    const steps = (): boolean => {
      if (nowMs === null) this.#beginFrame();
      nowMs ??= this.#kernel.now;
      return this.#runNext(nowMs);
    };
    const frame = new StepsTask('rendering', this.#owner, 'animation frame', steps, true);
    if (!this.#kernel.post(frame, this.#lane, this.#nextFrameMs() - this.#kernel.now)) return false;
    this.#frame = frame;
    if (this.#suspended) this.#kernel.freeze(frame);
    return true;
  }

  // HTML, animation frames, run the animation frame callbacks.
  // https://html.spec.whatwg.org/multipage/#run-the-animation-frame-callbacks
  #beginFrame(): void {
    // 1
    this.#running = this.#waiting;
    // 2 (what comes now is for the next one)
    this.#waiting = new Map();
    this.#frame = null;
  }

  /** False: there is no other one. */
  // HTML, animation frames, run the animation frame callbacks, from step 3.
  // https://html.spec.whatwg.org/multipage/#run-the-animation-frame-callbacks
  #runNext(nowMs: number): boolean {
    // 3
    for (const [handle, callback] of this.#running) {
      // 3.1, 3.2
      this.#running.delete(handle);
      // 3.3
      callback(nowMs);
      break;
    }
    return this.#running.size > 0;
  }

  #nextFrameMs(): number {
    const { now } = this.#kernel;
    return now + frameMs - (now % frameMs);
  }
}
