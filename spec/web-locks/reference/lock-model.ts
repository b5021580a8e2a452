/** What a page asks for. */
export interface ModelRequest {
  readonly id: number;
  readonly document: number;
  /** Of its storage. */
  readonly key: string;
  readonly name: string;
  readonly mode: 'exclusive' | 'shared';
  readonly option: 'none' | 'ifAvailable' | 'steal';
  readonly hasSignal: boolean;
}

interface State {
  readonly request: ModelRequest;
  isAborted: boolean;
  isDone: boolean;
  isCalled: boolean;
}

/**
 * Web Locks, read once more: plain lists, in which is searched, and one queue in which steps run in the order in which they were put
 * there, those of the parallel queue and those of pages alike.
 */
export class LockModel {
  /** Ids, in the order in which they were granted. */
  readonly grants: number[] = [];
  /** What became of each, by its id; of one that waits or is held nothing yet. */
  readonly ends: Map<number, string> = new Map<number, string>();
  readonly #states = new Map<number, State>();
  readonly #ended = new Set<number>();
  readonly #queue: (() => void)[] = [];
  #held: ModelRequest[] = [];
  #waiting: ModelRequest[] = [];

  get held(): readonly number[] {
    return this.#held.map(({ id }) => id);
  }

  get waiting(): readonly number[] {
    return this.#waiting.map(({ id }) => id).sort((a, b) => a - b);
  }

  ask(request: ModelRequest): void {
    this.#states.set(request.id, { request, isAborted: false, isDone: false, isCalled: false });
    this.#queue.push(() => this.#take(request));
  }

  /** What its callback returned is settled, or will be when it is called. */
  letGo(id: number): void {
    const state = this.#stateOf(id);
    if (state.isDone) return;
    state.isDone = true;
    if (state.isCalled && !this.#ended.has(state.request.document))
      this.#queue.push(() => this.#release(state.request, 'fulfilled'));
  }

  abort(id: number): void {
    const state = this.#stateOf(id);
    if (!state.request.hasSignal || state.isAborted) return;
    state.isAborted = true;
    if (!state.isCalled && !this.#ended.has(state.request.document))
      this.#queue.push(() => this.#giveUp(state.request, 'signal'));
  }

  end(document: number): void {
    this.#ended.add(document);
    this.#queue.push(() => {
      const own = [...this.#states.values()].map(({ request }) => request).filter((request) => request.document === document);
      for (const request of own) this.#giveUp(request, 'document ended');
      const held = this.#held.filter((request) => request.document === document);
      for (const request of held) this.#release(request, 'document ended');
    });
  }

  run(): void {
    for (let steps = this.#queue.shift(); steps !== undefined; steps = this.#queue.shift()) steps();
  }

  #take(request: ModelRequest): void {
    const { id, option } = request;
    const ofName = this.#held.filter((lock) => isOfName(lock, request));
    if (option === 'steal') {
      for (const lock of ofName) this.ends.set(lock.id, 'stolen');
      this.#held = this.#held.filter((lock) => !isOfName(lock, request));
      this.#waiting = [request, ...this.#waiting];
    } else if (option === 'ifAvailable' && !this.#isGrantable(request)) {
      this.ends.set(id, 'unavailable');
      return;
    } else this.#waiting = [...this.#waiting, request];
    this.#process(request);
  }

  #isGrantable(request: ModelRequest): boolean {
    const first = this.#waiting.find((each) => isOfName(each, request));
    if (first !== undefined && first !== request) return false;
    const held = this.#held.filter((lock) => isOfName(lock, request));
    return request.mode === 'exclusive' ? held.length === 0 : held.every(({ mode }) => mode === 'shared');
  }

  #process(like: ModelRequest): void {
    for (;;) {
      const request = this.#waiting.find((each) => isOfName(each, like));
      if (request === undefined || !this.#isGrantable(request)) return;
      this.#waiting = this.#waiting.filter((each) => each !== request);
      this.#held = [...this.#held, request];
      this.grants.push(request.id);
      this.#queue.push(() => this.#callBack(request));
    }
  }

  #callBack(request: ModelRequest): void {
    const state = this.#stateOf(request.id);
    if (this.#ended.has(request.document)) return;
    if (state.isAborted) {
      this.#queue.push(() => this.#release(request, 'signal'));
      return;
    }
    state.isCalled = true;
    if (state.isDone) this.#queue.push(() => this.#release(request, 'fulfilled'));
  }

  #release(request: ModelRequest, why: string): void {
    if (!this.#held.includes(request)) return;
    this.#held = this.#held.filter((lock) => lock !== request);
    this.ends.set(request.id, why);
    this.#process(request);
  }

  #giveUp(request: ModelRequest, why: string): void {
    if (!this.#waiting.includes(request)) return;
    this.#waiting = this.#waiting.filter((each) => each !== request);
    this.ends.set(request.id, why);
    this.#process(request);
  }

  #stateOf(id: number): State {
    const state = this.#states.get(id);
    if (state === undefined) throw new Error(`Nobody has made request ${id}.`);
    return state;
  }
}

function isOfName(one: ModelRequest, other: ModelRequest): boolean {
  return one.key === other.key && one.name === other.name;
}
