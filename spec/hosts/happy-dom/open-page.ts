import type { DeferredScript, DocumentHost, DocumentHooks, HostResponse, ScriptSource } from '../../../lib/html/document-host.ts';
import { happyDom, type HappyDomWindow } from '../../../lib/hosts/happy-dom/index.ts';

interface PageOptions {
  url?: string;
  origin?: string;
  contentType?: string;
  markup?: string;
  /** Texts of all that can be fetched, by path. What is not here is a 404; null is a network error. */
  files?: Record<string, string | null>;
  console?: object;
}

/** A page of the happy-dom host, and what it asked of the model. */
export interface Page {
  readonly host: DocumentHost<HappyDomWindow>;
  readonly window: HappyDomWindow;
  readonly windowProxy: object;
  /** What the page called, as `name` and arguments. */
  readonly calls: unknown[][];
  /** What page code threw. */
  readonly errors: unknown[];
  readonly requests: { url: string; method: string; body: string | null; headers: Record<string, string>; delaysLoad: boolean }[];
  readonly deferred: readonly DeferredScript[];
  readonly clock: { now: number; checkpoints: number };
  /** Runs page code and gives its value as plain data. */
  run(code: string): unknown;
  /** Runs all tasks and timers that wait. */
  runTasks(): void;
  /** Lets promises settle. */
  settle(): Promise<void>;
}

/** Opens a document and parses `markup`; deferred scripts are not run. */
export function openPage(options: PageOptions = {}): Page {
  const tasks: (() => void)[] = [];
  const files = options.files ?? {};
  const respond = (url: string): HostResponse | null => {
    const { pathname } = new URL(url);
    const body = files[pathname];
    if (body === null) return null;
    return { url, status: body === undefined ? 404 : 200, headers: [['content-type', 'text/plain']], body: body ?? 'not found' };
  };
  const call =
    (name: string) =>
    (...args: unknown[]): null => {
      calls.push([name, ...args]);
      return null;
    };
  const calls: unknown[][] = [];
  const errors: unknown[] = [];
  const requests: Page['requests'] = [];
  const frameWindow = {};
  const clock = { now: 0, checkpoints: 0 };
  const hooks: DocumentHooks = {
    navigate: call('navigate'),
    reload: call('reload'),
    traverse: call('traverse'),
    open: call('open'),
    close: call('close'),
    urlChanged: call('urlChanged'),
    frameInserted: call('frameInserted'),
    frameChanged: call('frameChanged'),
    frameRemoved: call('frameRemoved'),
    frameWindow: () => frameWindow,
    frameDocument: call('frameDocument'),
    getCookie: () => 'sweet=1',
    setCookie: call('setCookie'),
    fetch: (request) => {
      requests.push(request);
      const response = respond(request.url);
      return response === null ? Promise.reject(new Error('network')) : Promise.resolve(response);
    },
    setTimer: (callback, delayMs, repeat) => {
      calls.push(['setTimer', delayMs, repeat]);
      return tasks.push(callback);
    },
    clearTimer: call('clearTimer'),
    requestAnimationFrame: (callback) => tasks.push(() => callback(clock.now)),
    cancelAnimationFrame: call('cancelAnimationFrame'),
    queueTask: (_label, steps) => void tasks.push(steps),
    now: () => clock.now,
    epochNow: () => 1_000_000_000_000 + clock.now,
    random: () => 0.25,
    checkpoint: () => void (clock.checkpoints += 1),
    reportException: (error) => {
      errors.push(error);
      host.fireError('exception', error);
    },
  };
  // As the model's: it finds the window when it is there.
  const windowProxy = new Proxy(
    {},
    {
      get: (_target, name) => Reflect.get(host.window, name) as unknown,
      set: (_target, name, value) => Reflect.set(host.window, name, value),
      has: (_target, name) => Reflect.has(host.window, name),
    },
  );
  const host: DocumentHost<HappyDomWindow> = happyDom(options.console === undefined ? {} : { console: options.console }).create({
    url: options.url ?? 'https://a.example/dir/page',
    origin: options.origin ?? 'https://a.example',
    referrer: 'https://r.example/',
    contentType: options.contentType ?? 'text/html',
    windowProxy,
    hooks,
  });
  const page: Page & { deferred: readonly DeferredScript[] } = {
    host,
    window: host.window,
    windowProxy,
    calls,
    errors,
    requests,
    deferred: [],
    clock,
    run: (code) => {
      const value: unknown = host.evaluate(code);
      return typeof value === 'object' && value !== null ? (JSON.parse(JSON.stringify(value)) as unknown) : value;
    },
    runTasks: () => tasks.splice(0).forEach((task) => task()),
    settle: async () => {
      for (let turn = 0; turn < 5; turn += 1) await new Promise<void>((done) => setImmediate(done));
    },
  };
  if (options.markup === undefined) return page;
  const scripts = new Map<string, ScriptSource>();
  for (const url of host.scriptsOf(options.markup)) {
    const response = respond(url);
    scripts.set(url, { url, text: response?.status === 200 ? response.body : null });
  }
  page.deferred = host.parse(options.markup, scripts);
  return page;
}
