import { StepsTask } from '../event-loop/task.ts';
import type { Document } from '../html/document.ts';
import { definitelyClose, navigate, reload } from '../html/navigate.ts';
import type { NavigationResult, Traversable } from '../html/traversable.ts';
import { userAgentTask } from '../html/window-hooks.ts';
import { assert } from '../infra/assert.ts';
import { StorageloomError } from '../infra/failure.ts';
import { localStorageGetter, sessionStorageGetter } from '../web-storage/getters.ts';
import type { Storage } from '../web-storage/storage.ts';
import type { Driving } from './driving.ts';
import { callableFrom, cloned } from './evaluate.ts';
import { inspectAsString } from './inspect.ts';
import { parseURL } from './parse-url.ts';

/** How a navigation ended: `ok` when the tab shows a document whose response had a status below 400. */
export type Navigated = NavigationResult;

/** A storage event that a tab's documents heard, as plain data. */
export interface HeardEvent {
  readonly key: string | null;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  /** URL of the document that made the change, at that moment. */
  readonly url: string;
  readonly storageArea: 'localStorage' | 'sessionStorage';
}

/** What `document` is in a window of type `W`. */
export type DocumentOf<W> = W extends { readonly document: infer D } ? D : object;

/**
 * A tab as a person sees it: the public handle of a top-level traversable. It stays the same when the tab shows another page;
 * `window` and `document` are those of the page that it shows now. Made by `browser.open()`. `B` is the type of its Browser.
 */
export class TabHandle<W extends object, B> {
  readonly browser: B;
  readonly #traversable: Traversable<W>;
  readonly #driving: Driving<W>;

  /** @internal */
  constructor(browser: B, traversable: Traversable<W>, driving: Driving<W>) {
    this.browser = browser;
    this.#traversable = traversable;
    this.#driving = driving;
  }

  /** `tab1`, `tab2`, … by order of opening; as lanes, the trace and the timeline call it. */
  get name(): string {
    return this.#traversable.name;
  }

  /** The window of the page that the tab shows. Throws TAB_CLOSED. */
  get window(): W {
    return this.#activeDocument('has no window').host.window;
  }

  /** The document of the page that the tab shows. Throws TAB_CLOSED. */
  get document(): DocumentOf<W> {
    return this.#activeDocument('has no document').host.document as DocumentOf<W>;
  }

  /** Its URL, serialized. Throws TAB_CLOSED. */
  get url(): string {
    return this.#activeDocument('shows no URL').url;
  }

  /** The page's own `localStorage`; as in the page, reading it throws the window's SecurityError where storage is denied. */
  get localStorage(): Storage {
    return localStorageGetter(this.#activeDocument('has no localStorage'));
  }

  /** The page's own `sessionStorage`; as in the page, reading it throws the window's SecurityError where storage is denied. */
  get sessionStorage(): Storage {
    return sessionStorageGetter(this.#activeDocument('has no sessionStorage'));
  }

  get closed(): boolean {
    return this.#traversable.closedBecause !== null;
  }

  /** The storage events that the tab's documents heard so far, oldest first. Still there when the tab is closed. */
  get heard(): readonly HeardEvent[] {
    return this.#traversable.heard.map(({ area, key, oldValue, newValue, url }) => ({
      key,
      oldValue,
      newValue,
      url,
      storageArea: area.identifier,
    }));
  }

  /** How the last navigation of this tab ended; that of `browser.open()` at first. */
  get navigated(): Navigated {
    const { lastResult } = this.#traversable;
    assert(lastResult !== null, 'a tab is handed out after its first navigation');
    return lastResult;
  }

  /**
   * Navigates, as if the user had typed the URL, which may be relative to the page's; resolves when the new page has loaded. Runs
   * this tab's tasks meanwhile, timers aside. A page that answers with an error status, or not at all, is a result, not an error.
   * Rejects with TAB_CLOSED, BAD_URL, NAVIGATION_LIMIT, TASK_LIMIT or REENTRANT.
   */
  goto(url: string): Promise<Navigated> {
    return this.#navigation('goto', () => {
      const absolute = parseURL(url, this.#activeDocument('cannot navigate').url);
      navigate(this.#traversable, { url: absolute, cause: 'user' });
    });
  }

  /** Loads the page again: a new document, the same session. Rejects as {@link goto} does. */
  reload(): Promise<Navigated> {
    return this.#navigation('reload', () => {
      this.#activeDocument('cannot reload');
      reload(this.#traversable);
    });
  }

  /** Closes the tab, as the user's click does; `pagehide` and `unload` handlers run. Closing a closed tab does nothing. */
  close(): Promise<void> {
    return this.#driving.exclusive('tab.close()', async () => {
      const traversable = this.#traversable;
      if (this.closed) return;
      const task = userAgentTask('close', () => definitelyClose(traversable, 'The user closed it.'));
      traversable.userAgent.kernel.post(task, traversable.navigationLane, 0);
      await this.#driving.runLane(traversable.navigationLane, () => this.closed);
    });
  }

  /**
   * Runs `action` as one task of this tab, with its window and `args`, and answers with what it returned. Tasks that were queued
   * before it, and those that it queues, wait for `settle()` or `step()`; so a promise that it returns may need them.
   */
  async run<T, A extends readonly unknown[]>(action: (window: W, ...args: A) => T, ...args: A): Promise<Awaited<T>> {
    return await this.#asTask('run', action.name === '' ? 'run' : action.name, ({ host }) => action(host.window, ...args));
  }

  /**
   * Runs JavaScript in the page, as one task of this tab: source text, or a function that is made anew there from its source (so
   * it sees the page's globals and nothing of the test's) and called with `args`. The result is cloned; NOT_CLONEABLE when that
   * cannot be.
   * @example await tab.evaluate(() => localStorage.length)
   */
  async evaluate<T, A extends readonly unknown[]>(source: string | ((...args: A) => T), ...args: A): Promise<Awaited<T>> {
    const result: unknown = await this.#asTask('evaluate', 'evaluate', ({ host }) =>
      typeof source === 'string'
        ? host.evaluate(source)
        : callableFrom(host.evaluate(`(${wrapped(String(source))})`))(...(cloned(args, 'The arguments') as A)),
    );
    return cloned(result, 'The result') as Awaited<T>;
  }

  static {
    inspectAsString(this.prototype);
  }

  /** Short and readable; `console.log` shows it, too. */
  toString(): string {
    return `Tab ${this.name} ${this.closed ? '(closed)' : (this.#traversable.activeDocument?.url ?? '(loading)')}`;
  }

  #navigation(call: string, begin: () => void): Promise<Navigated> {
    return this.#driving.exclusive(`tab.${call}()`, async () => {
      begin();
      return await this.#driving.load(this.#traversable);
    });
  }

  async #asTask<T>(call: string, label: string, action: (document: Document<W>) => T): Promise<T> {
    const outcome = await this.#driving.exclusive(`tab.${call}()`, async () => {
      const document = this.#activeDocument(`cannot ${call}`);
      let outcome: { readonly value: T } | { readonly error: unknown } | null = null;
      const task = new StepsTask('user interaction', document, label, () => {
        try {
          outcome = { value: action(document) };
        } catch (error) {
          outcome = { error };
        }
      });
      const lane = document.lane('user interaction');
      document.userAgent.kernel.post(task, lane, 0);
      await this.#driving.runLane(lane, () => outcome !== null);
      return outcome as { readonly value: T } | { readonly error: unknown } | null;
    });
    assert(outcome !== null, 'a task that was driven has run');
    if ('error' in outcome) throw outcome.error;
    return outcome.value;
  }

  #activeDocument(cannot: string): Document<W> {
    const { activeDocument, closedBecause, name } = this.#traversable;
    if (closedBecause !== null) {
      throw new StorageloomError('TAB_CLOSED', {
        what: `${name} is closed, so it ${cannot}.`,
        why: closedBecause,
        mend: 'Open a new tab with browser.open(), or do this before the tab closes.',
      });
    }
    assert(activeDocument !== null, 'a tab is handed out when it has a document');
    return activeDocument;
  }
}

/** Tools that compile tests put calls of `__name` into functions; the page has none. */
function wrapped(source: string): string {
  return `function () { const __name = (target) => target; return (${source}); }()`;
}
