import type { Access, Fact, ObservedArea, Observer } from '../event-loop/observer.ts';
import type { RemovalReason } from '../event-loop/removal-reason.ts';
import type { Scheduler } from '../event-loop/scheduler.ts';
import type { Lane, Owner, Task } from '../event-loop/task.ts';
import type { Document } from '../html/records/document.ts';

/** What a page does while a module is evaluated, by the fact that says so; null: nothing that lasts. All others are told by their type. */
const told: Partial<Record<Fact['type'], string | null>> = {
  'area-created': null,
  console: null,
  error: 'reported an error',
  'channel-opened': 'opened a BroadcastChannel',
  'cookie-read': 'read cookies',
  'cookie-written': 'wrote a cookie',
  'event-dispatched': 'dispatched an event',
  'lock-requested': 'requested a lock',
  'message-posted': 'posted a message',
  request: 'asked a server',
  'url-changed': 'changed the URL',
};

const queuedBy: Readonly<Record<string, string>> = {
  timer: 'set a timer',
  rendering: 'asked for an animation frame',
  idle: 'asked for an idle callback',
};

/** What can be told of a page, and nobody is told of. */
interface Marks {
  readonly intact: boolean;
  readonly name: string;
  readonly title: unknown;
  readonly ports: number;
  readonly blobs: number;
}

/**
 * Watches a schedule in which modules are evaluated that are to last: what evaluating one did that the next schedule would miss. It hands on all
 * that it is told to whoever watches the schedule otherwise.
 */
export class EvaluationWatch implements Observer {
  readonly level: Observer['level'];
  readonly choosing?: (heads: readonly Task[], count: number, natural: number) => void;
  readonly #next: Observer | null;
  /** Of the module that the running step evaluates; null: it evaluates none. */
  #document: Document | null = null;
  #before: Marks | null = null;
  #onEnd: (seen: readonly string[]) => void = () => undefined;
  readonly #seen = new Set<string>();

  constructor(next: Observer | null) {
    this.#next = next;
    this.level = next?.level ?? 'steps';
    if (next?.choosing !== undefined) this.choosing = (heads, count, natural) => next.choosing?.(heads, count, natural);
  }

  /** The rest of the running step evaluates a module in that document. `onEnd` is told what it did. */
  begin(document: Document, onEnd: (seen: readonly string[]) => void): void {
    this.#document = document;
    this.#before = marksOf(document);
    this.#onEnd = onEnd;
    this.#seen.clear();
  }

  /** A clock was read, or a random number drawn. */
  saw(what: string): void {
    if (this.#document !== null) this.#seen.add(what);
  }

  /** The same scheduler, whose random numbers are seen. */
  over(scheduler: Scheduler): Scheduler {
    const { name, natural, everyStep } = scheduler;
    const random = (stream: number): number => {
      this.saw('drew a random number');
      return scheduler.random(stream);
    };
    return {
      name,
      ...(natural === undefined ? {} : { natural }),
      ...(everyStep === undefined ? {} : { everyStep }),
      ...(scheduler.latenessMs === undefined ? {} : { latenessMs: (lane: Lane) => scheduler.latenessMs?.(lane) ?? 0 }),
      seed: (seed) => scheduler.seed(seed),
      choose: (heads, count, natural_, choice) => scheduler.choose(heads, count, natural_, choice),
      random,
    };
  }

  queued(task: Task): void {
    this.saw(queuedBy[task.lane?.source ?? ''] ?? `queued the task "${task.label}"`);
    this.#next?.queued(task);
  }

  started(task: Task, natural: boolean): void {
    this.#next?.started(task, natural);
  }

  ended(task: Task, ranScript: boolean): void {
    if (this.#document !== null) this.#end(this.#document);
    this.#next?.ended(task, ranScript);
  }

  removed(task: Task, reason: RemovalReason): void {
    this.saw(`took back the task "${task.label}"`);
    this.#next?.removed(task, reason);
  }

  held(task: Task): void {
    this.#next?.held(task);
  }

  returned(task: Task): void {
    this.#next?.returned(task);
  }

  time(now: number): void {
    this.#next?.time(now);
  }

  checkpoint(): void {
    this.#next?.checkpoint();
  }

  read(area: ObservedArea, source: Owner, key: string | null, value: string | undefined): void {
    this.saw(`read ${kindOf(area)}`);
    this.#next?.read(area, source, key, value);
  }

  wrote(area: ObservedArea, source: Owner, key: string | null, oldValue: string | null, newValue: string | null): void {
    this.saw(`wrote ${kindOf(area)}`);
    this.#next?.wrote(area, source, key, oldValue, newValue);
  }

  unchanged(area: ObservedArea, source: Owner, key: string | null, value: string | null): void {
    this.saw(`wrote ${kindOf(area)}`);
    this.#next?.unchanged(area, source, key, value);
  }

  refused(area: ObservedArea, source: Owner, key: string, value: string): void {
    this.saw(`wrote ${kindOf(area)}`);
    this.#next?.refused(area, source, key, value);
  }

  access(cell: string, kind: Access): void {
    if (kind !== 'read') this.saw(cell.startsWith('listeners ') ? 'added a listener' : `used ${cell}`);
    this.#next?.access(cell, kind);
  }

  fired(
    area: ObservedArea,
    target: Owner,
    key: string | null,
    oldValue: string | null,
    newValue: string | null,
    url: string,
    listeners: boolean,
  ): void {
    this.#next?.fired(area, target, key, oldValue, newValue, url, listeners);
  }

  fact(fact: Fact): void {
    const what = told[fact.type];
    if (what !== null) this.saw(what ?? `caused "${fact.type}"`);
    this.#next?.fact(fact);
  }

  #end(document: Document): void {
    const [before, after] = [this.#before, marksOf(document)];
    if (before?.intact === true && !after.intact) this.saw('put something on its window');
    if (before?.name !== after.name) this.saw('set window.name');
    if (before?.title !== after.title) this.saw('set document.title');
    if (before?.ports !== after.ports) this.saw('made a MessageChannel');
    if (before?.blobs !== after.blobs) this.saw('made the URL of a Blob');
    this.#document = null;
    this.#onEnd([...this.#seen]);
  }
}

function marksOf({ host, navigable, madePorts, userAgent }: Document): Marks {
  return {
    intact: host.intact !== false && !navigable.windowProxies.changed,
    name: navigable.targetName,
    title: Reflect.get(host.document, 'title'),
    ports: madePorts?.made ?? 0,
    blobs: userAgent.madeBlobURLs?.size ?? 0,
  };
}

function kindOf({ name }: ObservedArea): string {
  return name.split(' ')[0] ?? name;
}
