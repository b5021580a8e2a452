import type { Traversable } from '../html/traversable.ts';
import { closeTraversable } from './close-traversable.ts';
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

  /** What `JSON.stringify` makes of it: `url` is null once it is closed. */
  toJSON(): { readonly name: string; readonly url: string | null; readonly closed: boolean } {
    return { name: this.name, url: this.closed ? null : (this.#traversable.activeDocument?.url ?? null), closed: this.closed };
  }

  /** Closes the tab, as the user's click does; `pagehide` and `unload` handlers run. Closing a closed tab does nothing. */
  close(): Promise<void> {
    return this.#driving.exclusive('close()', () => closeTraversable(this.#traversable, this.#driving, 'The user closed it.'));
  }
}
