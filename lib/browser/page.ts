import { StepsTask } from '../event-loop/task.ts';
import type { Document } from '../html/document.ts';
import type { HeardEvent } from '../html/heard-log.ts';
import type { Navigable, NavigationResult } from '../html/navigable.ts';
import { navigate, reload } from '../html/navigate.ts';
import { assert } from '../infra/assert.ts';
import { StorageloomError } from '../infra/failure.ts';
import { localStorageGetter, sessionStorageGetter } from '../web-storage/getters.ts';
import type { Storage } from '../web-storage/storage.ts';
import { checkAction, checkSource, checkURLArgument } from './arguments.ts';
import type { Driving } from './driving.ts';
import { callableFrom, cloned } from './evaluate.ts';
import { storageOrCause } from './storage-denied.ts';
import { inspectAsString } from './inspect.ts';
import { parseURL } from './parse-url.ts';

/** How a navigation ended: `ok` when it shows a document whose response had a status below 400. */
export type Navigated = NavigationResult;

/** What `document` is in a window of type `W`. */
export type DocumentOf<W> = W extends { readonly document: infer D } ? D : object;

/** What the handles of one Browser share. */
export interface HandleContext<W extends object, B, F> {
  readonly browser: B;
  readonly driving: Driving<W>;
  /** The handle of a frame, the same for the same frame. */
  frameOf(navigable: Navigable<W>): F;
}

/** What a tab and a frame have in common. `B` is the type of their Browser, `F` of frames. */
export abstract class PageHandle<W extends object, B, F> {
  readonly browser: B;
  readonly #navigable: Navigable<W>;
  readonly #context: HandleContext<W, B, F>;

  /** @internal */
  constructor(navigable: Navigable<W>, context: HandleContext<W, B, F>) {
    this.browser = context.browser;
    this.#navigable = navigable;
    this.#context = context;
  }

  static {
    inspectAsString(this.prototype);
  }

  /** `tab1`, `tab1/frame1`, by order of making; as lanes, the trace and the timeline call it. */
  get name(): string {
    return this.#navigable.name;
  }

  /**
   * The window of the page that is shown: its WindowProxy, the same object as the page's own `window`, and the same after a
   * navigation within the origin. Throws TAB_CLOSED or FRAME_REMOVED.
   */
  get window(): W {
    const { navigable, origin } = this.activeDocument('has no window');
    // A WindowProxy has all that its window has.
    return navigable.windowProxies.for(origin) as W;
  }

  /** The document that is shown. Throws TAB_CLOSED or FRAME_REMOVED. */
  get document(): DocumentOf<W> {
    return this.activeDocument('has no document').host.document as DocumentOf<W>;
  }

  /** Its URL, serialized. Throws TAB_CLOSED or FRAME_REMOVED. */
  get url(): string {
    return this.activeDocument('shows no URL').url;
  }

  /**
   * The page's own `localStorage`; as in the page, reading it throws the window's SecurityError where storage is denied. Its `cause`
   * says why: what is shown is an error page, or an opaque origin's.
   */
  get localStorage(): Storage {
    return storageOrCause(this.name, this.activeDocument('has no localStorage'), localStorageGetter);
  }

  /** The page's own `sessionStorage`; it throws as {@link localStorage} does. */
  get sessionStorage(): Storage {
    return storageOrCause(this.name, this.activeDocument('has no sessionStorage'), sessionStorageGetter);
  }

  /** The frames of the page that is shown, in the order in which they were made. */
  get frames(): readonly F[] {
    const children = this.#navigable.activeDocument?.childNavigables ?? [];
    return children.map((child) => this.#context.frameOf(child as Navigable<W>));
  }

  /** The storage events that were heard here so far, oldest first; frames have their own. Still there after the end. */
  get heard(): readonly HeardEvent[] {
    return this.#navigable.heard.events();
  }

  /** How the last navigation ended. */
  get navigated(): Navigated {
    const { lastResult } = this.#navigable;
    return lastResult ?? { ok: true, url: this.url, status: 200, reason: null };
  }

  /**
   * Navigates, as if the user had typed the URL, which may be relative to the page's; resolves when the new page has loaded. Runs
   * the tab's tasks meanwhile, timers aside. A page that answers with an error status, or not at all, is a result, not an error.
   * Rejects with TAB_CLOSED, FRAME_REMOVED, BAD_URL, BAD_OPTION, NAVIGATION_LIMIT, TASK_LIMIT or REENTRANT.
   */
  goto(url: string | URL): Promise<Navigated> {
    return this.navigation('goto', () => {
      checkURLArgument('tab.goto()', url);
      const absolute = parseURL(url, this.activeDocument('cannot navigate').baseURL);
      navigate(this.#navigable, { url: absolute, cause: 'user' });
    });
  }

  /** Loads the page again: a new document, the same session. Rejects as {@link goto} does. */
  reload(): Promise<Navigated> {
    return this.navigation('reload', () => {
      this.activeDocument('cannot reload');
      reload(this.#navigable);
    });
  }

  /**
   * Runs `action` as one task of this page, with its window and `args`, and answers with what it returned. Tasks that were queued
   * before it, and those that it queues, wait for `settle()` or `step()`; so a promise that it returns may need them.
   */
  async run<T, A extends readonly unknown[]>(action: (window: W, ...args: A) => T, ...args: A): Promise<Awaited<T>> {
    checkAction(action);
    return await this.asTask('run', action.name === '' ? 'run' : action.name, () => action(this.window, ...args));
  }

  /**
   * Runs JavaScript in the page, as one task of it: source text, or a function that is made anew there from its source (so it sees
   * the page's globals and nothing of the test's) and called with `args`. The result is cloned; NOT_CLONEABLE when that cannot be.
   * @example await tab.evaluate(() => localStorage.length)
   */
  async evaluate<T, A extends readonly unknown[]>(source: string | ((...args: A) => T), ...args: A): Promise<Awaited<T>> {
    checkSource(source);
    const result: unknown = await this.asTask('evaluate', 'evaluate', ({ host }) =>
      typeof source === 'string'
        ? host.evaluate(source)
        : callableFrom(host.evaluate(`(${wrapped(String(source))})`))(...(cloned(args, 'The arguments') as A)),
    );
    return cloned(result, 'The result') as Awaited<T>;
  }

  /**
   * Puts a frame into the page and resolves when it has loaded: an iframe element at the end of the body where the host has HTML,
   * a frame of the model's alone where it has not. `url` may be relative; default `about:blank`. As the standard says, a frame stays
   * blank when the page, or one around it, already has that URL: it would load itself without end.
   * Rejects as {@link goto} does.
   */
  async addFrame(url: string | URL = 'about:blank'): Promise<F> {
    checkURLArgument('tab.addFrame()', url);
    const before = this.#navigable.activeDocument?.childNavigables.length ?? 0;
    await this.asTask('addFrame', 'add frame', (document) => {
      const src = parseURL(url, document.baseURL);
      if (document.userAgent.host.html) document.host.evaluate(`{ ${appendFrame(src)} }`);
      else this.#navigable.waysOut.frameInserted(document, null, { src, srcdoc: null, name: '', sandbox: null });
    });
    const child = this.activeDocument('has no frames').childNavigables[before] as Navigable<W> | undefined;
    assert(child !== undefined, 'a frame that was inserted is the last one');
    await this.#context.driving.exclusive('addFrame()', () => this.#context.driving.load(child));
    return this.#context.frameOf(child);
  }

  /** Short and readable; `console.log` shows it, too. */
  toString(): string {
    const { destroyedBecause, activeDocument } = this.#navigable;
    const shown = destroyedBecause === null ? (activeDocument?.url ?? '(loading)') : '(gone)';
    const answered = destroyedBecause === null && (activeDocument?.errorReason ?? null) !== null ? ' (did not answer)' : '';
    return `${this.#navigable.container === null ? 'Tab' : 'Frame'} ${this.name} ${shown}${answered}`;
  }

  protected activeDocument(cannot: string): Document<W> {
    const { activeDocument, destroyedBecause, name, container } = this.#navigable;
    if (destroyedBecause !== null || activeDocument === null) {
      throw new StorageloomError(container === null ? 'TAB_CLOSED' : 'FRAME_REMOVED', {
        what: `${name} is ${container === null ? 'closed' : 'gone'}, so it ${cannot}.`,
        why: destroyedBecause ?? 'It has not loaded yet.',
        mend:
          container === null
            ? 'Open a new tab with browser.open(), or do this before it closes.'
            : 'Take the frame from tab.frames again.',
      });
    }
    return activeDocument;
  }

  protected async asTask<T>(call: string, label: string, action: (document: Document<W>) => T): Promise<T> {
    const outcome = await this.#context.driving.exclusive(`${call}()`, async () => {
      const document = this.activeDocument(`cannot ${call}`);
      let result: { readonly value: T } | { readonly error: unknown } | null = null;
      const task = new StepsTask('user interaction', document, label, () => {
        try {
          result = { value: action(document) };
        } catch (error) {
          result = { error };
        }
      });
      const lane = document.lane('user interaction');
      document.userAgent.kernel.post(task, lane, 0);
      await this.#context.driving.runLane(lane, () => result !== null);
      return result as { readonly value: T } | { readonly error: unknown } | null;
    });
    assert(outcome !== null, 'a task that was driven has run');
    if ('error' in outcome) throw outcome.error;
    return outcome.value;
  }

  /** `frames`: it is over when the frames in the page have loaded, too. */
  protected navigation(call: string, begin: () => void, frames: boolean = false): Promise<Navigated> {
    return this.#context.driving.exclusive(`${call}()`, async () => {
      begin();
      return await this.#context.driving.load(this.#navigable, frames);
    });
  }
}

/** Tools that compile tests put calls of `__name` into functions; the page has none. */
function wrapped(source: string): string {
  return `function () { const __name = (target) => target; return (${source}); }()`;
}

function appendFrame(src: string): string {
  return `const frame = document.createElement('iframe'); frame.src = ${JSON.stringify(src)}; document.body.append(frame);`;
}
