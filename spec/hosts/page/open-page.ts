import { extname } from 'node:path';
import { stackFrames } from '../../../lib/infra/stack-frames.ts';
import { placeOf } from '../../../lib/ecmascript/place.ts';
import type { DeferredScript, DocumentHost, DocumentHostFactory, ScriptSource } from '../../../lib/html/records/document-host.ts';
import type { ClockHooks } from '../../../lib/html/records/clock-hooks.ts';
import type { DocumentHooks } from '../../../lib/html/records/document-hooks.ts';
import type { HostResponse } from '../../../lib/fetch/response.ts';
import { proxyTo, runDeferred } from '../contract-setup.ts';
import { ScriptExecution } from '../../../lib/event-loop/script-execution.ts';
import type { HappyDomWindow } from '../../../lib/hosts/happy-dom/index.ts';

export interface PageOptions {
  url?: string;
  origin?: string;
  contentType?: string;
  markup?: string;
  /** Texts of all that can be fetched, by path. What is not here is a 404; null is a network error. */
  files?: Record<string, string | null>;
  /** Default: true. */
  scripting?: boolean;
}

/** A page of a host with markup, and what it asked of the model. Whichever host it is, the window has what the rules use of happy-dom's type. */
export interface Page {
  readonly host: DocumentHost<HappyDomWindow>;
  readonly window: HappyDomWindow;
  readonly windowProxy: object;
  readonly hooks: DocumentHooks;
  /** What the page called, as `name` and arguments. */
  readonly calls: unknown[][];
  /** What page code threw. */
  readonly errors: unknown[];
  readonly requests: { url: string; method: string; body: string | null; headers: Record<string, string>; delaysLoad: boolean }[];
  readonly deferred: readonly DeferredScript[];
  readonly clock: { now: number; checkpoints: number };
  /** Runs page code and gives its value as plain data. */
  run(code: string): unknown;
  /** Runs the deferred scripts, each when it is ready. */
  runDeferred(): Promise<void>;
  /** Runs all tasks and timers that wait. */
  runTasks(): void;
  /** Lets promises settle. */
  settle(): Promise<void>;
}

/** By the end of a path; of all else it is that of plain text. */
const contentTypes: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.json': 'application/json' };

/** What the hooks write down, and what waits. */
class Recorder {
  readonly calls: unknown[][] = [];
  readonly errors: unknown[] = [];
  readonly requests: Page['requests'] = [];
  readonly tasks: (() => void)[] = [];
  readonly clock = { now: 0, checkpoints: 0 };
  readonly frameWindow = {};
  state: unknown = null;
  readonly #files: NonNullable<PageOptions['files']>;

  constructor(files: PageOptions['files'] = {}) {
    this.#files = files;
  }

  call(name: string): (...args: unknown[]) => null {
    return (...args) => {
      this.calls.push([name, ...args]);
      return null;
    };
  }

  respond(url: string): HostResponse | null {
    const { pathname } = new URL(url);
    const body = this.#files[pathname];
    if (body === null) return null;
    const headers = [['content-type', contentTypes[extname(pathname)] ?? 'text/plain']] as const;
    if (body === undefined) return { url, status: 404, headers, body: 'not found' };
    return { url, status: body === '' ? 204 : 200, headers, body };
  }
}

/** What a window shows that stands alone. */
const modelMembers = {
  isSecureContext: () => true,
  console: () => ({ warn: () => undefined }),
  lastModified: () => '01/01/2026 00:00:00',
  localStorage: () => ({}),
  sessionStorage: () => ({}),
  parent: () => null,
  top: () => null,
  frameElement: () => null,
  frameCount: () => 0,
  name: () => '',
  setName: () => undefined,
  opener: () => null,
  disown: () => undefined,
  closed: () => false,
  postMessage: () => undefined,
  showDialog: () => undefined,
  hasFocus: () => true,
  notifyActivation: () => undefined,
  formNotSent: () => undefined,
  storageEventDispatched: () => undefined,
  userActivation: () => ({}),
  storageManager: () => ({}),
  lockManager: () => ({}),
  exposes: () => true,
  interfaceObject: () => undefined,
};

function clockHooksOf({ clock }: Recorder): ClockHooks {
  return {
    place: placeOf('UTC', 'en-US'),
    timeStamp: () => clock.now,
    run: {},
    timeOrigin: () => 1_000_000_000_000,
    navigationTiming: () => ({ type: 'navigate', at: () => null }),
    now: () => clock.now,
    epochNow: () => 1_000_000_000_000 + clock.now,
    random: () => 0.25,
  };
}

function fetchOf(recorder: Recorder): Pick<DocumentHooks, 'fetch' | 'fetchSynchronously'> {
  return {
    fetch: (request) => {
      recorder.requests.push(request);
      const response = recorder.respond(request.url);
      return response === null ? Promise.reject(new Error('network')) : Promise.resolve(response);
    },
    fetchSynchronously: (request) => {
      recorder.requests.push(request);
      const response = recorder.respond(request.url);
      if (response === null) throw new Error('network');
      return response;
    },
  };
}

function hooksOf(recorder: Recorder, hostOf: () => DocumentHost): DocumentHooks {
  const { tasks, clock, calls } = recorder;
  return {
    ...modelMembers,
    scripts: new ScriptExecution(),
    navigate: recorder.call('navigate'),
    reload: recorder.call('reload'),
    traverse: recorder.call('traverse'),
    open: recorder.call('open'),
    follow: recorder.call('follow'),
    createObjectURL: (blob) => {
      calls.push(['createObjectURL', blob]);
      return 'blob:https://a.example/1';
    },
    revokeObjectURL: recorder.call('revokeObjectURL'),
    close: recorder.call('close'),
    historyLength: () => 1,
    historyState: () => recorder.state,
    changeHistory: (handling, data, url, base) => {
      calls.push(['changeHistory', handling, data, url, base]);
      recorder.state = hostOf().clone(data);
      if (url !== null) hostOf().setURL(new URL(url, base).href);
    },
    visibilityState: () => 'visible',
    refresh: recorder.call('refresh'),
    documentOpened: () => undefined,
    frameInserted: recorder.call('frameInserted'),
    frameChanged: recorder.call('frameChanged'),
    frameRemoved: recorder.call('frameRemoved'),
    frameSandboxed: recorder.call('frameSandboxed'),
    framesMatter: () => undefined,
    namedFrame: (name) => (name === 'named' ? recorder.frameWindow : null),
    frameWindow: () => recorder.frameWindow,
    frameDocument: recorder.call('frameDocument'),
    getCookie: () => 'sweet=1',
    setCookie: recorder.call('setCookie'),
    domain: () => 'a.example',
    setDomain: recorder.call('setDomain'),
    ...fetchOf(recorder),
    setTimer: (callback, delayMs, repeat) => {
      calls.push(['setTimer', delayMs, repeat]);
      return tasks.push(callback);
    },
    clearTimer: recorder.call('clearTimer'),
    requestAnimationFrame: (callback) => tasks.push(() => callback(clock.now)),
    cancelAnimationFrame: recorder.call('cancelAnimationFrame'),
    queueTask: (_label, steps) => void tasks.push(steps),
    ...clockHooksOf(recorder),
    checkpoint: () => void (clock.checkpoints += 1),
    ownerOf: () => 'page',
    returned: () => undefined,
    reportException: (error) => {
      recorder.errors.push(error);
      hostOf().fireException(error, stackFrames(error).place);
    },
  };
}

/** Opens a document and parses `markup`; deferred scripts are not run. */
export function openPageOn(factory: DocumentHostFactory<HappyDomWindow>, options: PageOptions = {}): Page {
  const recorder = new Recorder(options.files);
  const { tasks } = recorder;
  const windowProxy = proxyTo(() => host);
  const hooks = hooksOf(recorder, () => host);
  const host: DocumentHost<HappyDomWindow> = factory.create({
    url: options.url ?? 'https://a.example/dir/page',
    origin: options.origin ?? 'https://a.example',
    referrer: 'https://r.example/',
    contentType: options.contentType ?? 'text/html',
    scripting: options.scripting ?? true,
    windowProxy,
    hooks,
  });
  const deferred = parse(host, recorder, options.markup ?? '');
  return {
    host,
    window: host.window,
    windowProxy,
    hooks,
    calls: recorder.calls,
    errors: recorder.errors,
    requests: recorder.requests,
    clock: recorder.clock,
    deferred,
    runDeferred: () => runDeferred(deferred),
    run: (code) => {
      const value: unknown = host.evaluate(code);
      return typeof value === 'object' && value !== null ? (JSON.parse(JSON.stringify(value)) as unknown) : value;
    },
    runTasks: () => tasks.splice(0).forEach((task) => task()),
    settle: async () => {
      for (let turn = 0; turn < 5; turn += 1) await new Promise<void>((done) => setImmediate(done));
    },
  };
}

function parse(host: DocumentHost, recorder: Recorder, markup: string): readonly DeferredScript[] {
  const scripts = new Map<string, ScriptSource>();
  for (const { url } of host.scriptsOf(markup)) {
    const response = recorder.respond(url);
    scripts.set(url, { url, text: response?.status === 200 ? response.body : null });
  }
  return host.parse(markup, scripts);
}
