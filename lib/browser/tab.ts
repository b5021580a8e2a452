import { crash } from '../html/document-lifecycle/crash.ts';
import type { Traversable } from '../html/records/traversable.ts';
import { stopTraversals } from '../html/history-traversal/stop-traversals.ts';
import { traverseByDelta } from '../html/history-traversal/traverse.ts';
import { hideTraversable, showTraversable } from '../html/focus/system-focus.ts';
import { closeTraversable } from './close-traversable.ts';
import type { Driving } from './driving.ts';
import type { FrameHandle } from './frame.ts';
import type { Navigated } from './page.ts';
import type { HandleContext, Presented } from './page-tasks.ts';
import { PersonHandle } from './person.ts';
import { TabTrace } from './tab-trace.ts';

/** What the tabs of one Browser share. */
export interface TabContext<W extends object, B> extends HandleContext<B, FrameHandle<W, B>> {
  /** Opens a tab with a copy of that one's session. */
  duplicate(traversable: Traversable): Promise<TabHandle<W, B>>;
  /** The open tab of that name. */
  tabOf(name: string): TabHandle<W, B> | null;
  /** The open tabs that pages of that one opened, oldest first. */
  tabsOpenedBy(traversable: Traversable): TabHandle<W, B>[];
}

/**
 * A tab as a person sees it: the public handle of a top-level traversable. It stays the same when the tab shows another page;
 * `window` and `document` are those of the page that it shows now. Made by `browser.open()`. `B` is the type of its Browser.
 */
export class TabHandle<W extends object, B> extends PersonHandle<W, B, FrameHandle<W, B>> {
  readonly #presented: Presented;
  readonly #driving: Driving;
  readonly #context: TabContext<W, B>;

  /** @internal */
  constructor(presented: Presented, context: TabContext<W, B>) {
    super(presented, context);
    this.#presented = presented;
    this.#driving = context.driving;
    this.#context = context;
  }

  get #traversable(): Traversable {
    return this.#presented.navigable.topLevel;
  }

  /** What happened in this tab: `events()` of `browser.trace`, without that of other tabs and of frames. Still there after the end. */
  get trace(): TabTrace {
    return new TabTrace(this.#context.trace, this.name);
  }

  get closed(): boolean {
    return this.#traversable.destroyedBecause !== null;
  }

  /** The open tabs that its pages opened, oldest first, with an opener or without; each from its first document on. */
  get popups(): readonly TabHandle<W, B>[] {
    return this.#context.tabsOpenedBy(this.#traversable);
  }

  /** The tab that its page has as its opener; null when it has none: the user opened it, it was disowned, or the opener is gone. */
  get opener(): TabHandle<W, B> | null {
    const { opener } = this.#traversable;
    return opener === null || opener.destroyedBecause !== null ? null : this.#context.tabOf(opener.topLevel.name);
  }

  /**
   * Goes back in the tab's history, as the user's button does; resolves when the page is shown, loaded again where it was not kept.
   * Where there is nothing to go back to, `ok` is false and the page stays. Rejects as {@link goto} does.
   */
  back(): Promise<Navigated> {
    return this.#traverse('back', -1);
  }

  /** Goes forward again, after {@link back}; as there. */
  forward(): Promise<Navigated> {
    return this.#traverse('forward', 1);
  }

  /** What `JSON.stringify` makes of it: `url` is null once it is closed. */
  toJSON(): { readonly name: string; readonly url: string | null; readonly closed: boolean } {
    return { name: this.name, url: this.closed ? null : (this.#traversable.activeDocument?.url ?? null), closed: this.closed };
  }

  /**
   * Closes the tab, as the user's click does; `beforeunload`, `pagehide` and `unload` handlers run. It stays open when its page asks
   * to stay and the Browser's option `beforeUnload` answers so. Closing a closed tab does nothing.
   */
  close(): Promise<void> {
    return this.#driving.exclusive('close()', () =>
      closeTraversable(this.#traversable, this.#driving, 'The user closed it, by tab.close().', true),
    );
  }

  /**
   * The tab's process is gone, at once: no handler runs, its tasks and its session data are lost, and the tab is closed; so is every
   * popup or opener of it whose page is of the same site, because they share the process. A write that
   * was made stays, and what it queued for others reaches them. May be called at any time, also from inside page code; script of the
   * tab that is under way then goes on, and reaches nobody. Crashing a closed tab does nothing.
   */
  crash(): void {
    crash(this.#traversable, 'It crashed.');
  }

  /**
   * Opens a tab with a copy of this one's session: the data of every origin's sessionStorage, and the history with its states.
   * From then on both go their own ways. Resolves when its page has loaded. Rejects with TAB_CLOSED, and as {@link goto} does.
   */
  duplicate(): Promise<TabHandle<W, B>> {
    return this.#driving.exclusive('duplicate()', async () => {
      this.activeDocument('cannot be duplicated');
      this.refuseAdopted('duplicate');
      return this.#context.duplicate(this.#traversable);
    });
  }

  /**
   * The user turns away from the tab: its documents become hidden and hear `visibilitychange`, their timers become slow (see
   * `docs/divergences.md`) and no animation frame is drawn. If the user was looking at it, its window hears `blur` before, and the focus goes
   * to the visible tab that had it last. Hiding a hidden tab does nothing. Rejects with TAB_CLOSED or REENTRANT.
   */
  hide(): Promise<void> {
    return this.asTask('hide', 'hide', () => hideTraversable(this.#traversable));
  }

  /** The user turns to it, also after {@link hide}: `document.hasFocus()` is true in it, and its window hears `focus`. */
  show(): Promise<void> {
    return this.asTask('show', 'show', () => showTraversable(this.#traversable));
  }

  #traverse(call: string, delta: number): Promise<Navigated> {
    const begin = (): null => {
      this.activeDocument(`cannot go ${call}`);
      stopTraversals(this.#traversable);
      traverseByDelta(this.#traversable, delta, true);
      return null;
    };
    // A step back may be a frame's alone.
    return this.navigation(call, begin, true);
  }
}
