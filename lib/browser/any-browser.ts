import type { Browser, Frame, Tab } from './browser.ts';
import type { PageLock } from './locks.ts';
import type { PendingTask, PendingTimer, Step } from './pending.ts';

/** What a frame and a tab lead to, without the type of their windows. */
interface AnyPage {
  readonly browser: AnyBrowser;
  readonly frames: readonly AnyFrame[];
  addFrame(url?: string | URL): Promise<AnyFrame>;
}

/**
 * A tab of any host, for helpers that do not care which: every `Tab<W>` is one. Its `window` and `document` are no more than objects;
 * everything else is as in a Tab.
 * @example const cartOf = (tab: AnyTab) => tab.localStorage.getItem('cart');
 */
export interface AnyTab extends Omit<Tab<object>, keyof AnyPage | 'duplicate' | 'popups' | 'opener'>, AnyPage {
  readonly popups: readonly AnyTab[];
  readonly opener: AnyTab | null;
  duplicate(): Promise<AnyTab>;
}

/** A frame of any host, for helpers that do not care which: every `Frame<W>` is one. */
export interface AnyFrame extends Omit<Frame<object>, keyof AnyPage>, AnyPage {}

interface WithAnyTabs {
  readonly tabs: readonly AnyTab[];
  readonly pending: readonly PendingTask<AnyTab>[];
  readonly timers: readonly PendingTimer<AnyTab>[];
  readonly locks: readonly PageLock<AnyTab>[];
  open(url?: string | URL, options?: { readonly opener?: AnyTab }): Promise<AnyTab>;
  step(options?: { readonly choose?: string }): Promise<Step<AnyTab> | null>;
  steps(): AsyncIterableIterator<Step<AnyTab>>;
}

/**
 * A Browser with any host, for helpers that do not care which: every `Browser<W>` is one.
 * @example const lastStep = (browser: AnyBrowser) => browser.trace.toText();
 */
export interface AnyBrowser extends Omit<Browser<object>, keyof WithAnyTabs>, WithAnyTabs {}
