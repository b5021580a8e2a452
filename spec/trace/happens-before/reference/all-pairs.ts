/** An event, as the file has it. */
export interface PlainEvent {
  readonly i: number;
  readonly step: number;
  readonly type: string;
  readonly [member: string]: unknown;
}

interface Step {
  readonly number: number;
  /** Of its first event. */
  readonly i: number;
  readonly loop: string | null;
  readonly outside: boolean;
}

/** A race: area, key, and both events. */
export type PlainRace = readonly [area: string, key: string | null, first: number, second: number];

const changes: ReadonlySet<string> = new Set(['storage-written', 'storage-removed', 'storage-cleared']);

/** The order of steps by its definition: every edge, and what follows from them by Floyd and Warshall. */
export class AllPairs {
  readonly steps: Step[] = [];
  readonly #events: readonly PlainEvent[];
  readonly #before: boolean[][];

  constructor(events: readonly PlainEvent[]) {
    this.#events = events;
    this.#findSteps();
    this.#before = this.steps.map(() => this.steps.map(() => false));
    this.#order();
    this.#close();
  }

  before(a: number, b: number): boolean {
    const [from, to] = [this.#index(a), this.#index(b)];
    return this.#before[from]?.[to] === true;
  }

  /** Every pair of uses that cannot change places, of steps that nothing orders: of each two steps and key the first. */
  races(): PlainRace[] {
    const uses = this.#events.filter(({ type, step }) => (isRead(type) || changes.has(type)) && this.#index(step) !== -1);
    const found = new Map<string, PlainRace>();
    for (const one of uses) {
      for (const other of uses) {
        if (other.i <= one.i || one['area'] !== other['area'] || one.step === other.step) continue;
        if (this.before(one.step, other.step)) continue;
        const key = sharedKey(one, other);
        if (key === undefined) continue;
        const name = JSON.stringify([one['area'], key, one.step, other.step]);
        const race = [one['area'] as string, key, one.i, other.i] as const;
        if (!found.has(name)) found.set(name, race);
      }
    }
    return [...found.values()].sort((a, b) => a[2] - b[2] || a[3] - b[3]);
  }

  #index(step: number): number {
    return this.steps.findIndex(({ number }) => number === step);
  }

  #findSteps(): void {
    const loops = new Map<unknown, unknown>();
    const queued = new Map<unknown, unknown>();
    for (const event of this.#events) {
      if (event.type === 'document-created') loops.set(event['document'], event['loop']);
      if (event.type === 'task-queued') queued.set(event['task'], event['document']);
      const outside = event.type === 'outside-started';
      if (!outside && event.type !== 'task-started') continue;
      const document = outside ? event['document'] : queued.get(event['task']);
      this.steps.push({ number: event.step, i: event.i, loop: (loops.get(document) as string | undefined) ?? null, outside });
    }
  }

  #edge(from: number, to: number): void {
    const [a, b] = [this.#index(from), this.#index(to)];
    const row = this.#before[a];
    if (row !== undefined && b !== -1 && a < b) row[b] = true;
  }

  /** What had begun before an event comes before a step. */
  #allBefore(i: number, to: number): void {
    for (const step of this.steps) if (step.i < i) this.#edge(step.number, to);
  }

  #order(): void {
    for (const one of this.steps) {
      for (const other of this.steps) {
        if (one.i >= other.i) continue;
        if (one.outside || other.outside || (one.loop !== null && one.loop === other.loop)) this.#edge(one.number, other.number);
      }
    }
    for (const event of this.#events) {
      if (event.type === 'task-started') this.#queueing(event);
      else if (event.type === 'message-fired') {
        const posted = this.#events.find(({ type, message }) => type === 'message-posted' && message === event['message']);
        if (posted !== undefined) this.#from(posted, event.step);
      } else if (event.type === 'lock-granted') this.#grant(event);
    }
  }

  /** From the step of an event, or from all that had begun when it happened outside of any. */
  #from(event: PlainEvent, to: number): void {
    if (event.step === -1) this.#allBefore(event.i, to);
    else this.#edge(event.step, to);
  }

  #queueing(started: PlainEvent): void {
    const at = this.#events.findIndex(({ type, task }) => type === 'task-queued' && task === started['task']);
    const queueing = this.#events[at];
    if (queueing === undefined) return;
    if (queueing['by'] !== -1) return this.#edge(queueing['by'] as number, started.step);
    const told = this.#events.slice(0, at).findLast(({ type }) => type !== 'task-queued');
    const asked =
      told?.type === 'response'
        ? this.#events.find(({ type, request }) => type === 'request' && request === told['request'])
        : undefined;
    this.#from(asked ?? queueing, started.step);
  }

  #grant(granted: PlainEvent): void {
    const of = (request: unknown): PlainEvent | undefined =>
      this.#events.find((event) => event.type === 'lock-requested' && event['request'] === request);
    const own = of(granted['request']) as PlainEvent;
    this.#from(own, granted.step);
    for (const event of this.#events) {
      if (event.i >= granted.i) return;
      if (!['lock-granted', 'lock-released', 'lock-stolen'].includes(event.type)) continue;
      const other = of(event['request']);
      if (other === undefined || other['name'] !== own['name'] || other['storageKey'] !== own['storageKey']) continue;
      const excludes = other['mode'] === 'exclusive' || (own['mode'] === 'exclusive' && event.type !== 'lock-granted');
      if (excludes) this.#from(event, granted.step);
    }
  }

  #close(): void {
    const { length } = this.steps;
    for (let middle = 0; middle < length; middle++) {
      const onward = this.#before[middle] as boolean[];
      for (let from = 0; from < middle; from++) {
        const row = this.#before[from] as boolean[];
        if (row[middle] !== true) continue;
        for (let to = middle + 1; to < length; to++) row[to] = row[to] === true || onward[to] === true;
      }
    }
  }
}

function isRead(type: string): boolean {
  return type === 'storage-read' || type === 'storage-unchanged' || type === 'write-refused';
}

/** The key that both use, one of them to change it; null: the set of keys; undefined: none. */
function sharedKey(one: PlainEvent, other: PlainEvent): string | null | undefined {
  const [a, b] = [one['key'] as string | null | undefined, other['key'] as string | null | undefined];
  const [clears, alsoClears] = [one.type === 'storage-cleared', other.type === 'storage-cleared'];
  if (clears && alsoClears) return null;
  if (clears) return b ?? null;
  if (alsoClears) return a ?? null;
  if (isRead(one.type) && isRead(other.type)) return undefined;
  if (a === null || b === null) return changesKeys(one) || changesKeys(other) ? null : undefined;
  return a === b ? (a as string) : undefined;
}

function changesKeys({ type, oldValue }: PlainEvent): boolean {
  return type === 'storage-removed' || (type === 'storage-written' && oldValue === null);
}
