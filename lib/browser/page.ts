import type { Document } from '../html/records/document.ts';
import type { PageError } from '../html/records/page-error.ts';
import type { HeardEvent } from '../html/records/heard-log.ts';
import type { HeardMessage } from '../html/records/message-log.ts';
import { currentFrames } from '../html/frames/adopted-frames.ts';
import type { Navigable } from '../html/records/navigable.ts';
import type { NavigationResult, OngoingNavigation } from '../html/records/ongoing-navigation.ts';
import { stopTraversals } from '../html/history-traversal/stop-traversals.ts';
import { navigate, reload } from '../html/navigation/navigate.ts';
import { checkOptionsOf } from '../infra/arguments.ts';
import { assert } from '../infra/assert.ts';
import { localStorageGetter, sessionStorageGetter } from '../web-storage/getters.ts';
import type { Storage } from '../web-storage/storage.ts';
import { checkedAction, checkSource, checkURLArgument, withOptions } from './arguments.ts';
import type { WaitOptions } from './awaited.ts';
import type { DocumentOf } from './document-of.ts';
import { callableFrom, cloned, clonedCompletion, errorFromPage, withClosureHint } from './evaluate.ts';
import { exposeHeardCount } from './heard-count.ts';
import { storageOrCause } from './storage-denied.ts';
import { hasBody, insertFrame, type FrameOptions } from './insert-frame.ts';
import { inspectAsString } from './inspect.ts';
import { outcomeOf, resultOf } from './outcome.ts';
import { PageTasks, type HandleContext, type Presented } from './page-tasks.ts';
import { parseURL } from './parse-url.ts';

/** How a navigation ended: `ok` when it shows a document whose response had a status below 400. */
export type Navigated = NavigationResult;

/** What a tab and a frame have in common. `B` is the type of their Browser, `F` of frames. */
export abstract class PageHandle<W extends object, B, F> {
  readonly browser: B;
  readonly #context: HandleContext<B, F>;
  readonly #tasks: PageTasks;

  /** @internal */
  constructor(presented: Presented, context: HandleContext<B, F>) {
    this.browser = context.browser;
    this.#context = context;
    this.#tasks = new PageTasks(presented, context.driving);
  }

  get #navigable(): Navigable {
    return this.#tasks.navigable;
  }

  static {
    inspectAsString(this.prototype);
    exposeHeardCount((page) => (#tasks in page ? page.#navigable.heard.count : null));
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
    const { navigable, origin, adopted } = this.activeDocument('has no window');
    // A WindowProxy has all that its window has; whoever made a window themselves knows it by itself.
    return (adopted?.window ?? navigable.windowProxies.for(origin)) as W;
  }

  /**
   * {@link window}, with the globals of the page, whose types are given: `tab.globals<{ cart: Cart }>().cart`. Nothing looks whether
   * the page has them. Throws as there.
   */
  globals<G extends object>(): W & G {
    // The types are the caller's to know.
    return this.window as W & G;
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
    return currentFrames(this.#navigable.activeDocument).map((child) => this.#context.frameOf(child));
  }

  /**
   * The storage events that were heard here so far, oldest first; frames have their own. Still there after the end. Each has `document`
   * and `documentId`, too: which page heard it. They are not enumerable, so that events can be compared as a whole without them.
   */
  get heard(): readonly HeardEvent[] {
    return this.#tasks.heard;
  }

  /**
   * The messages that arrived here so far, through BroadcastChannels, windows and ports, oldest first, also those that no listener heard;
   * frames have their own. At most the latest 10,000, and of large ones the latest 16 MiB. Still there after the end. `document` and `documentId` are as those of {@link heard}.
   */
  get messages(): readonly HeardMessage[] {
    return this.#tasks.messages;
  }

  /** What pages shown here threw or rejected and did not handle, oldest first, as data; frames have their own. Still there after the end. */
  get errors(): readonly PageError[] {
    return this.#navigable.errors.errors;
  }

  /** How the last navigation ended. */
  get navigated(): Navigated {
    return this.#navigable.navigations.lastResult ?? { ok: true, url: this.url, status: 200, reason: null };
  }

  /**
   * Navigates, as if the user had typed the URL, which may be relative to the page's; resolves when the new page has loaded. Runs
   * the tab's tasks meanwhile, timers aside. A page that answers with an error status, or with a network error, is a result.
   * Rejects with PAGES_FAILED where `pages` itself fails, and with TAB_CLOSED, FRAME_REMOVED, BAD_URL, BAD_OPTION, NAVIGATION_LIMIT, NO_ANSWER, TASK_LIMIT or REENTRANT.
   */
  goto(url: string | URL): Promise<Navigated> {
    return this.navigation('goto', () => {
      checkURLArgument('tab.goto()', url);
      const absolute = parseURL(url, this.shownDocument('cannot navigate').baseURL);
      stopTraversals(this.#navigable.topLevel);
      return navigate(this.#navigable, { url: absolute, cause: 'user' });
    });
  }

  /** Loads the page again: a new document, the same session. Rejects as {@link goto} does. */
  reload(): Promise<Navigated> {
    return this.navigation('reload', () => {
      this.shownDocument('cannot reload');
      stopTraversals(this.#navigable.topLevel);
      return reload(this.#navigable);
    });
  }

  /**
   * Runs `action` as one task of this page, with its window and `args`, and answers with what it returned. Tasks that were queued
   * before it, in this tab or by {@link start} in others, and those that it queues, wait for `settle()` or `step()`, but for a promise that it returns: what that needs is run
   * until it settles: tasks of the tab, then of other tabs, then, as nothing else is left, timers and late answers as virtual time
   * moves to them. Where nothing can run, it has `limits.waitMs` of real time. `{ timers: false }` before `action` lets time stand still.
   * Objects are the page's own: where its realm is not the test's (happy-dom), `toStrictEqual` and `deepStrictEqual` tell them from
   * the test's, with nothing to be seen. {@link evaluate} clones.
   * Rejects with NEVER_SETTLES, TAB_CLOSED, FRAME_REMOVED, BROWSER_CLOSED, SCHEDULER_FAILED or REENTRANT, and with what `action` throws.
   */
  run<T, A extends readonly unknown[]>(
    options: WaitOptions,
    action: (window: W, ...args: A) => T,
    ...args: A
  ): Promise<Awaited<T>>;
  run<T, A extends readonly unknown[]>(action: (window: W, ...args: A) => T, ...args: A): Promise<Awaited<T>>;
  async run(...given: readonly unknown[]): Promise<unknown> {
    const { options, first, args } = withOptions('tab.run()', given);
    const action = checkedAction('tab.run()', first);
    return await this.#tasks.untilSettled('run', nameOf(action, 'run'), () => action(this.window, ...args), options);
  }

  /**
   * Queues `action` as a task of this page, with its window and `args`, and runs nothing: it runs in its turn, in `settle()` or
   * `step()`. {@link run} of another tab runs that tab's tasks first, and so overtakes it. What it throws, or rejects with, fails the call that runs it, as an error whose member `tab` is the name of this one. Throws TAB_CLOSED, FRAME_REMOVED or BAD_OPTION.
   */
  start<A extends readonly unknown[]>(action: (window: W, ...args: A) => unknown, ...args: A): void {
    checkedAction('tab.start()', action);
    this.#tasks.queue(nameOf(action, 'start'), () => action(this.window, ...args));
  }

  /**
   * Runs JavaScript in the page, as one task of it: source text, or a function that is made anew there from its source (so it sees
   * the page's globals and nothing of the test's) and called with `args`. A promise is waited for as in {@link run}. The result is
   * cloned into the test's realm, for `toStrictEqual` too; NOT_CLONEABLE when that cannot be.
   * @example await tab.evaluate(() => localStorage.length)
   */
  evaluate<T, A extends readonly unknown[]>(
    options: WaitOptions,
    source: string | ((...args: A) => T),
    ...args: A
  ): Promise<Awaited<T>>;
  // Last, since of overloads that do not fit the last one is told of.
  evaluate<T, A extends readonly unknown[]>(source: string | ((...args: A) => T), ...args: A): Promise<Awaited<T>>;
  async evaluate(...given: readonly unknown[]): Promise<unknown> {
    const { options, first: source, args } = withOptions('tab.evaluate()', given);
    checkSource(source);
    this.refuseAdopted('evaluate');
    let page: Document['host'] | null = null;
    const steps = ({ host }: Document): unknown => {
      page = host;
      if (typeof source === 'string') return host.evaluate(source);
      const callable = callableFrom(host.evaluate(`(${wrapped(String(source))})`));
      return callable(...(cloned(args, 'The arguments', host) as unknown[]));
    };
    const outcome = await outcomeOf(() => this.#tasks.untilSettled('evaluate', 'evaluate', steps, options));
    const { intrinsics } = this.#tasks;
    if ('error' in outcome) throw withClosureHint(errorFromPage(outcome.error, intrinsics), source, intrinsics);
    assert(page !== null, 'what has a result has run in a page');
    return (typeof source === 'string' ? clonedCompletion : cloned)(outcome.value, 'The result', page);
  }

  /**
   * Imports a module of yours into this page: a fresh instance, with the page's globals, of it and of all that it imports, as if the page
   * had loaded it; the same one for the same page, and another after a navigation. The option `loader` of the Browser finds it, in real
   * time; then it is evaluated in one task of the page, and what it awaits is waited for as in {@link run}. What comes back is live: its
   * functions run in the page, and its bindings are what they are there at each reading.
   * Rejects with NO_LOADER, MODULE_NOT_LOADED, LOADER_FAILED, BAD_OPTION, as {@link run} does, and with what a module throws.
   * @param specifier as your file would import it: `./auth.ts`, an alias of the loader's config, a package
   * @param base your file, which relative specifiers start at: `import.meta.url`. Default: the root of the loader
   * @example const auth = await tab.import<typeof import('./auth.ts')>('./auth.ts', import.meta.url);
   */
  async import<T extends object = Record<string, unknown>>(
    specifier: string,
    base?: string | URL,
    options: WaitOptions = {},
  ): Promise<T> {
    checkOptionsOf('tab.import()', options, { timers: true });
    this.refuseAdopted('import');
    return (await this.#context.imports.import(this.#tasks, { specifier, base, options })) as T;
  }

  /**
   * Puts a frame into the page and resolves when it has loaded: an iframe element at the end of the body where the host has HTML,
   * a frame of the model's alone where it has not. `url` may be relative; default `about:blank`. `sandbox`: the attribute of that name.
   * It stays blank when a page around it already has that URL: it would load itself without end. Rejects as {@link goto} does.
   */
  async addFrame(url: string | URL = 'about:blank', options: FrameOptions = {}): Promise<F> {
    checkURLArgument('tab.addFrame()', url);
    checkOptionsOf('tab.addFrame()', options, { sandbox: 'allow-scripts' }, (record) => `tab.addFrame('/frame', ${record})`);
    this.refuseAdopted('addFrame');
    return await this.#context.driving.exclusive('addFrame()', async () => {
      if (!hasBody(this.activeDocument('has no document'))) await this.#context.driving.load(this.#navigable);
      const child = resultOf(
        await this.#tasks.runTask('addFrame', 'add frame', (document) => insertFrame(document, url, options)),
      );
      await this.#context.driving.load(child);
      return this.#context.frameOf(child);
    });
  }

  /** Short and readable; `console.log` shows it, too. */
  toString(): string {
    const { destroyedBecause, activeDocument } = this.#navigable;
    const shown = destroyedBecause === null ? (activeDocument?.url ?? '(loading)') : '(gone)';
    const answered =
      destroyedBecause === null && (activeDocument?.params.errorReason ?? null) !== null ? ' (did not answer)' : '';
    return `${this.#navigable.container === null ? 'Tab' : 'Frame'} ${this.name} ${shown}${answered}`;
  }

  /** @internal */
  protected activeDocument(cannot: string): Document {
    return this.#tasks.activeDocument(cannot);
  }

  /** @internal */
  protected shownDocument(cannot: string): Document {
    return this.#tasks.shownDocument(cannot);
  }

  protected refuseAdopted(call: string): void {
    this.#tasks.refuseAdopted(call);
  }

  /** @internal See {@link PageTasks.asTask}. */
  protected asTask<T>(call: string, label: string, action: (document: Document) => T): Promise<T> {
    return this.#tasks.asTask(call, label, action);
  }

  /** @internal `frames`: it is over when the frames in the page have loaded, too. */
  protected navigation(call: string, begin: () => OngoingNavigation | null, frames: boolean = false): Promise<Navigated> {
    return this.#context.driving.exclusive(`${call}()`, async () => {
      this.refuseAdopted(call);
      const navigation = begin();
      const result = await this.#context.driving.load(this.#navigable, { navigation, frames });
      // A frame ends with its page; of a tab the result says so.
      if (this.#navigable.container !== null) this.activeDocument(`did not finish ${call}()`);
      return result;
    });
  }
}

function nameOf({ name }: { readonly name: string }, unnamed: string): string {
  return name === '' ? unnamed : name;
}

/** Tools that compile tests put calls of `__name` into functions; the page has none. */
function wrapped(source: string): string {
  return `function () { const __name = (target) => target; return (${source}); }()`;
}
