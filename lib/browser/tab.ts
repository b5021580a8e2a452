import type { Traversable } from '../html/traversable.ts';
import { definitelyClose } from '../html/unload.ts';
import { userAgentTask } from '../html/window-hooks.ts';
import type { Driving } from './driving.ts';
import type { FrameHandle } from './frame.ts';
import { PageHandle, type HandleContext } from './page.ts';

/**
 * A tab as a person sees it: the public handle of a top-level traversable. It stays the same when the tab shows another page;
 * `window` and `document` are those of the page that it shows now. Made by `browser.open()`. `B` is the type of its Browser.
 */
export class TabHandle<W extends object, B> extends PageHandle<W, B, FrameHandle<W, B>> {
  readonly #traversable: Traversable<W>;
  readonly #driving: Driving<W>;

  /** @internal */
  constructor(traversable: Traversable<W>, context: HandleContext<W, B, FrameHandle<W, B>>) {
    super(traversable, context);
    this.#traversable = traversable;
    this.#driving = context.driving;
  }

  get closed(): boolean {
    return this.#traversable.destroyedBecause !== null;
  }

  /** Closes the tab, as the user's click does; `pagehide` and `unload` handlers run. Closing a closed tab does nothing. */
  close(): Promise<void> {
    return this.#driving.exclusive('close()', async () => {
      const traversable = this.#traversable;
      if (this.closed) return;
      const task = userAgentTask('close', () => definitelyClose(traversable, 'The user closed it.'));
      traversable.userAgent.kernel.post(task, traversable.navigationLane, 0);
      await this.#driving.runLane(traversable.navigationLane, () => this.closed);
    });
  }
}
