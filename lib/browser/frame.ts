import { destroyChildNavigable } from '../html/frames/child-navigable.ts';
import type { Navigable } from '../html/records/navigable.ts';
import type { Trace } from '../trace/reader.ts';
import type { HandleContext } from './page-tasks.ts';
import { PersonHandle } from './person.ts';
import { TabTrace } from './tab-trace.ts';

/** A frame as a person sees it: the public handle of a child navigable. Found in `tab.frames`, made by `tab.addFrame()`. */
export class FrameHandle<W extends object, B> extends PersonHandle<W, B, FrameHandle<W, B>> {
  readonly #navigable: Navigable;
  readonly #trace: Trace;

  /** @internal */
  constructor(navigable: Navigable, context: HandleContext<B, FrameHandle<W, B>>) {
    super({ navigable }, context);
    this.#navigable = navigable;
    this.#trace = context.trace;
  }

  /** What happened in this frame: `events()` of `browser.trace`, without that of the page around it. Still there after the end. */
  get trace(): TabTrace {
    return new TabTrace(this.#trace, this.name);
  }

  /** The iframe element that it is in; null where there is no markup. */
  get element(): object | null {
    return this.#navigable.container?.element ?? null;
  }

  /** It was taken out of its page, or its page is gone. */
  get removed(): boolean {
    return this.#navigable.destroyedBecause !== null;
  }

  /** What `JSON.stringify` makes of it: `url` is null once it is removed. */
  toJSON(): { readonly name: string; readonly url: string | null; readonly removed: boolean } {
    return { name: this.name, url: this.removed ? null : (this.#navigable.activeDocument?.url ?? null), removed: this.removed };
  }

  /** Takes the frame out of its page, as one task. Removing a removed frame does nothing. */
  async remove(): Promise<void> {
    if (this.removed) return;
    await this.asTask('remove', 'remove frame', () => {
      const { element } = this;
      if (element === null) destroyChildNavigable(this.#navigable);
      else removeElement(element);
    });
  }
}

/** An element of any host has `remove`. */
function removeElement(element: object): void {
  const { remove } = element as { remove?: unknown };
  if (typeof remove === 'function') Reflect.apply(remove, element, []);
}
