import type { BareWindow } from '../../lib/hosts/bare/bare-window.ts';
import type { Browser } from '../../lib/index.ts';
import type { TraceEvent, TraceEventOf } from '../../lib/trace/trace-event.ts';
import { isActive, type Life } from './lives-life.ts';
import type { LockAct } from './lives-own-acts.ts';

/** A request as the page that made it knows it. */
interface OwnRequest {
  /** In the run, from 0; notes in the trace say which is which. */
  readonly own: number;
  readonly name: string;
  readonly mode: 'exclusive' | 'shared';
  readonly option: 'none' | 'ifAvailable' | 'steal';
  isCalled: boolean;
  readonly released: Promise<void>;
  readonly fulfil: () => void;
  readonly fail: (error: Error) => void;
}

/** Most locks that are asked for in one run. */
const mostRequests = 24;

/** What page code of one run does with locks. */
export class Locks {
  readonly #browser: Browser;
  readonly #claim: (holds: boolean, what: () => string) => void;
  /** By the document that was shown when they were made: those that it has not let go of. */
  readonly #ofDocuments = new WeakMap<object, OwnRequest[]>();
  #made = 0;

  constructor(browser: Browser, claim: (holds: boolean, what: () => string) => void) {
    this.#browser = browser;
    this.#claim = claim;
  }

  /** A page that has nothing to let go of asks for a lock first. False: it has no locks, or enough have been asked for. */
  perform(act: LockAct, window: BareWindow): boolean {
    const requests = this.#ofDocuments.get(window.document) ?? [];
    this.#ofDocuments.set(window.document, requests);
    if (act.do === 'request lock' || requests.length === 0) {
      // There are none where the context is not secure.
      const { locks } = window.navigator as Partial<BareWindow['navigator']>;
      if (locks === undefined || this.#made === mostRequests) return false;
      const asked =
        act.do === 'request lock' ? act : ({ do: 'request lock', name: 'l', mode: 'exclusive', option: 'none' } as const);
      requests.push(this.#request(asked, window, locks));
    }
    if (act.do === 'request lock') return true;
    const [chosen] = requests.splice(act.lock % requests.length, 1) as [OwnRequest];
    this.#browser.note(`lock let go ${chosen.own} ${act.fails ? 'rejected' : 'fulfilled'}`);
    if (act.fails) chosen.fail(new Error('let go'));
    else chosen.fulfil();
    return true;
  }

  #request(
    { name, mode, option }: Extract<LockAct, { do: 'request lock' }>,
    window: BareWindow,
    locks: BareWindow['navigator']['locks'],
  ): OwnRequest {
    let [fulfil, fail]: [() => void, (error: Error) => void] = [() => undefined, () => undefined];
    const released = new Promise<void>((resolve, reject) => {
      [fulfil, fail] = [resolve, reject];
    });
    // It may be let go of before it is called.
    released.catch(() => undefined);
    const made: OwnRequest = { own: this.#made++, name, mode, option, isCalled: false, released, fulfil, fail };
    const options = { mode, ifAvailable: option === 'ifAvailable', steal: option === 'steal' };
    const { origin } = window;
    this.#browser.note(`lock asked ${made.own}`);
    locks
      .request(name, options, (lock) => this.#called(made, lock))
      .then(
        () => this.#claim(made.isCalled, () => `request ${made.own} fulfils, and its callback was not called`),
        (error: unknown) => this.#refused(made, error as Error, origin),
      );
    return made;
  }

  #called(made: OwnRequest, lock: { readonly name: string; readonly mode: string } | null): Promise<void> | undefined {
    const what = `request ${made.own} is called with ${lock?.mode} ${lock?.name}`;
    this.#browser.note(`lock called ${made.own} ${lock === null ? 'without' : 'with'}`);
    this.#claim(!made.isCalled, () => `${what} again`);
    made.isCalled = true;
    if (lock === null) {
      this.#claim(made.option === 'ifAvailable', () => `${what}, and was to wait`);
      return undefined;
    }
    this.#claim(lock.name === made.name && lock.mode === made.mode, () => `${what}, not ${made.mode} ${made.name}`);
    return made.released;
  }

  #refused({ own, mode, option }: OwnRequest, { name, message }: Error, origin: string): void {
    const isRight =
      message === 'let go' ||
      name === 'AbortError' ||
      name === 'InvalidStateError' ||
      (name === 'NotSupportedError' && option === 'steal' && mode === 'shared') ||
      (name === 'SecurityError' && origin === 'null');
    this.#claim(isRight, () => `request ${own} rejects with ${name}: ${message}`);
  }
}

interface TracedRequest {
  readonly asked: TraceEventOf<'lock-requested'>;
  readonly own: number;
  /** `over`: it is held no longer, or never is. */
  state: 'asked' | 'waiting' | 'held' | 'over';
  /** The callback is to be called so, and has not been. */
  toCall: 'with' | 'without' | null;
}

type LockEvent = Extract<TraceEvent, { readonly type: `lock-${string}` }>;

/** What is listed of a lock that is held or waited for. */
interface ListedLock {
  readonly name: string;
  readonly mode: string;
  readonly storageKey: string;
  readonly state: string;
  readonly documentId: number;
}

/** Follows a trace and says which claims about locks do not hold: who has them, who is called, and what becomes of each request. */
export class LockClaims {
  readonly broken: string[] = [];
  /** Requests that were granted. */
  granted = 0;
  /** Requests that had to wait. */
  waited = 0;
  readonly #lives: ReadonlyMap<number, Life>;
  readonly #requests = new Map<number, TracedRequest>();
  readonly #byOwn = new Map<number, TracedRequest>();
  /** How pages have let go of what they asked for. */
  readonly #letGo = new Map<number, string>();
  #asking: number | null = null;
  /** The last task on the lock task queue, and the one that runs or ran last. */
  #queued = -1;
  #running = -1;
  /** Of each document that is gone, the last task that was on the lock task queue then: that which ends what it has, or one after that. */
  readonly #lastOf = new Map<number, number>();

  constructor(lives: ReadonlyMap<number, Life>) {
    this.#lives = lives;
  }

  /** After whoever follows the documents has had the event. */
  take(event: TraceEvent): void {
    if (event.type === 'note') this.#noted(event);
    else if (event.type === 'lock-requested') this.#asked(event);
    else if (event.type === 'task-queued' && event.source === 'lock task queue') this.#queued = event.task;
    else if (event.type === 'task-started' && event.lane === 'browser.locks') this.#started(event);
    else if (event.type === 'document-destroyed') this.#lastOf.set(event.document, this.#queued);
    else if (isLockEvent(event)) this.#became(event);
  }

  /** What a document has outlives it only until the lock task queue has come so far. */
  #started(event: TraceEventOf<'task-started'>): void {
    this.#running = event.task;
    for (const { asked, state } of this.#requests.values())
      if (state !== 'over' && this.#isPast(asked.document))
        this.#break(event, `request ${asked.request} is ${state}, and its document gone`);
  }

  #isPast(document: number): boolean {
    return this.#running > (this.#lastOf.get(document) ?? Infinity);
  }

  /** Nothing is left to run: what pages have and wait for is what the trace says, and all of them are there. */
  end(listed: readonly ListedLock[]): void {
    const open = [...this.#requests.values()].filter(({ state }) => state !== 'over');
    for (const { asked, state, toCall } of this.#requests.values()) {
      const life = this.#lives.get(asked.document);
      const isShown = life !== undefined && isActive(life);
      const what = `request ${asked.request} of document ${asked.document}`;
      if (state !== 'over' && !isShown) this.broken.push(`${what} is ${state} in the end, and the document ${life?.state}`);
      if (state === 'asked' || (toCall !== null && isShown)) this.broken.push(`nothing came of ${what}`);
    }
    const told = open.map(({ asked, state }) => lineOf({ ...asked, state, documentId: asked.document })).sort();
    const are = listed.map(lineOf).sort();
    if (told.join('; ') !== are.join('; ')) this.broken.push(`the locks are [${are.join('; ')}], not [${told.join('; ')}]`);
  }

  #noted(event: TraceEventOf<'note'>): void {
    const [, what, own, how = ''] = /^lock (asked|called|let go) (\d+) ?(\w*)$/.exec(event.text) ?? [];
    if (what === 'asked') this.#asking = Number(own);
    if (what === 'let go') this.#letGo.set(Number(own), how);
    if (what !== 'called') return;
    const request = this.#byOwn.get(Number(own));
    if (request?.toCall !== how) {
      this.#break(event, `request ${own} is called ${how} a lock, not ${request?.toCall}`);
      return;
    }
    request.toCall = null;
    const life = this.#lives.get(request.asked.document);
    if (life === undefined || !isActive(life))
      this.#break(event, `request ${own} is called in a document that is ${life?.state}`);
  }

  #asked(asked: TraceEventOf<'lock-requested'>): void {
    const own = this.#asking;
    this.#asking = null;
    const life = this.#lives.get(asked.document);
    if (own === null || life === undefined || !isActive(life) || asked.storageKey === 'null') {
      this.#break(asked, `document ${asked.document}, which is ${life?.state}, asks for a lock, and may not`);
      return;
    }
    if (this.#requests.has(asked.request)) this.#break(asked, `request ${asked.request} is made twice`);
    const made: TracedRequest = { asked, own, state: 'asked', toCall: null };
    this.#requests.set(asked.request, made);
    this.#byOwn.set(own, made);
  }

  #became(event: Exclude<LockEvent, { readonly type: 'lock-requested' }>): void {
    const request = this.#requests.get(event.request);
    if (request === undefined || !mayCome[event.type].includes(request.state)) {
      this.#break(event, `${event.type} of request ${event.request}, which is ${request?.state ?? 'unknown'}`);
      return;
    }
    switch (event.type) {
      case 'lock-waiting':
        request.state = 'waiting';
        this.waited++;
        break;
      case 'lock-granted':
        this.#grant(event, request);
        break;
      case 'lock-unavailable':
        if (request.asked.option !== 'ifAvailable') this.#break(event, `request ${event.request} was to wait`);
        request.toCall = 'without';
        request.state = 'over';
        break;
      case 'lock-stolen':
        if (this.#requests.get(event.by)?.asked.option !== 'steal') this.#break(event, `request ${event.by} steals`);
        request.state = 'over';
        break;
      case 'lock-released':
      case 'lock-aborted':
        request.state = 'over';
        if (!this.#isReason(event.reason, request)) this.#break(event, `request ${event.request} is over: ${event.reason}`);
    }
  }

  #grant(event: TraceEvent, request: TracedRequest): void {
    const { asked } = request;
    const isSame = ({ asked: other }: TracedRequest): boolean =>
      other !== asked && other.storageKey === asked.storageKey && other.name === asked.name;
    const others = [...this.#requests.values()].filter(isSame);
    for (const { asked: other, state } of others) {
      const both = `requests ${other.request} and ${asked.request}`;
      const isShared = other.mode === 'shared' && asked.mode === 'shared';
      if (state === 'held' && !isShared) this.#break(event, `${both} hold ${asked.name} at once`);
      const isBefore = state === 'waiting' && other.request < asked.request;
      if (isBefore && asked.option !== 'steal') this.#break(event, `${both} are granted out of turn`);
    }
    if (this.#isPast(asked.document)) this.#break(event, `request ${asked.request} is granted to a document that is gone`);
    this.granted++;
    request.state = 'held';
    request.toCall = 'with';
  }

  #isReason(reason: string, { asked, own }: TracedRequest): boolean {
    if (reason === 'document ended') return this.#lives.get(asked.document)?.state === 'gone';
    return reason === this.#letGo.get(own);
  }

  #break({ i }: TraceEvent, what: string): void {
    this.broken.push(`event ${i}: ${what}`);
  }
}

/** In which states of a request what can be told of it. */
const mayCome: Readonly<Record<Exclude<LockEvent['type'], 'lock-requested'>, readonly TracedRequest['state'][]>> = {
  'lock-waiting': ['asked'],
  'lock-granted': ['asked', 'waiting'],
  'lock-unavailable': ['asked'],
  'lock-released': ['held'],
  'lock-stolen': ['held'],
  'lock-aborted': ['waiting'],
};

function isLockEvent(event: TraceEvent): event is Exclude<LockEvent, { readonly type: 'lock-requested' }> {
  return event.type in mayCome;
}

function lineOf({ storageKey, name, mode, state, documentId }: ListedLock): string {
  return `${storageKey} ${name} ${mode} ${state} in ${documentId}`;
}
