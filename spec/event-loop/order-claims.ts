import { expect } from 'chai';
import type { TraceEvent, TraceEventOf } from '../../lib/trace/trace-event.ts';

type Queued = TraceEventOf<'task-queued'>;
type Write = TraceEventOf<'storage-written' | 'storage-removed' | 'storage-cleared'>;

/** What a trace alone says about order, delivery and storage; each of its methods is a claim that holds in every order. */
export class OrderClaims {
  readonly #events: readonly TraceEvent[];
  readonly #queued = new Map<number, Queued>();
  readonly #documents = new Map<number, TraceEventOf<'document-created'>>();

  constructor(events: readonly TraceEvent[]) {
    this.#events = events;
    for (const event of events) {
      if (event.type === 'task-queued') this.#queued.set(event.task, event);
      else if (event.type === 'document-created') this.#documents.set(event.document, event);
    }
  }

  #of<T extends TraceEvent['type']>(...types: readonly T[]): TraceEventOf<T>[] {
    return this.#events.filter((event): event is TraceEventOf<T> => (types as readonly string[]).includes(event.type));
  }

  /** Each queued task runs once, or the trace says why it did not. */
  everyTaskRunsOnceOrHasAReason(): void {
    const ends = new Map<number, string[]>();
    for (const event of this.#of('task-started', 'task-ended', 'task-removed')) {
      const { task, type } = event;
      ends.set(task, [...(ends.get(task) ?? []), type === 'task-removed' ? `removed: ${event.reason}` : type]);
    }
    expect(this.#of('task-queued'), 'each task is queued once').to.have.lengthOf(this.#queued.size);
    for (const [task, { label }] of this.#queued) {
      const end = ends.get(task)?.join(', ');
      expect(end, `task ${task} "${label}"`).to.match(/^(?:task-started, task-ended|removed: (?:cancelled|document destroyed))$/);
    }
    expect(
      [...ends.keys()].filter((task) => !this.#queued.has(task)),
      'tasks that were never queued',
    ).to.deep.equal([]);
  }

  /** Nothing runs, and no call comes from outside, while a task runs. */
  nothingRunsWhileAnotherTaskRuns(): void {
    let running: number | null = null;
    for (const event of this.#of('task-started', 'task-ended', 'outside-started')) {
      if (event.type === 'task-ended') {
        expect(event.task, 'the task that ends').to.equal(running);
        running = null;
      } else {
        expect(running, `${event.type} while this task runs`).to.equal(null);
        if (event.type === 'task-started') running = event.task;
      }
    }
    expect(running).to.equal(null);
  }

  /** The tasks of a lane run in the order in which they were queued; timers by the time when they fall due, then so. */
  lanesKeepTheirOrder(): void {
    const last = new Map<string, Queued>();
    for (const { task, ms } of this.#of('task-started')) {
      const queued = this.#queued.get(task) as Queued;
      const before = last.get(lineOf(queued));
      if (before !== undefined) {
        const inOrder = dueOf(before) < dueOf(queued) || (dueOf(before) === dueOf(queued) && before.task < task);
        expect(inOrder, `${before.label} (${before.task}) ran before ${queued.label} (${task}) on ${queued.lane}`).to.equal(true);
      }
      expect(ms, `${queued.label} (${task}) at its time`).to.be.at.least(dueOf(queued));
      last.set(lineOf(queued), queued);
    }
  }

  /** A change of local storage is heard once by each other document of the origin, and by nobody else. */
  eventsReachOthersOfTheOriginOnly(): void {
    const active = new Map<number, string>();
    const causes = new Map<number, Write>();
    let write: Write | null = null;
    let missing = new Set<number>();
    for (const event of this.#events) {
      if (event.type === 'document-created') active.set(event.document, event.origin);
      if (event.type === 'document-destroyed') active.delete(event.document);
      if (event.type === 'task-queued' && event.label.startsWith('storage')) {
        expect(missing.delete(event.document as number), `task ${event.task} for document ${event.document}`).to.equal(true);
        causes.set(event.task, write as Write);
        continue;
      }
      expect([...missing], 'documents that are told of nothing').to.deep.equal([]);
      if (isWrite(event)) [write, missing] = [event, this.#hearersOf(event, active)];
      if (event.type === 'event-fired') this.#checkFired(event, causes.get(event.task));
    }
  }

  #hearersOf({ area, document }: Write, active: ReadonlyMap<number, string>): Set<number> {
    const kind = this.#of('area-created').find((created) => created.area === area)?.kind;
    // Session storage has one document in each tab here.
    if (kind !== 'localStorage') return new Set();
    const origin = active.get(document);
    return new Set([...active].filter(([other, of]) => other !== document && of === origin).map(([other]) => other));
  }

  #checkFired({ area, key, oldValue, newValue, url, document }: TraceEventOf<'event-fired'>, cause: Write | undefined): void {
    const told = { area, key, oldValue, newValue, url };
    expect(cause, 'the change that an event tells of').not.to.equal(undefined);
    const { document: writer, ...change } = cause as Write;
    expect(told).to.deep.equal({ area: change.area, ...changeOf(cause as Write), url: this.#documents.get(writer)?.url });
    expect(document, 'the one who wrote').not.to.equal(writer);
  }

  /** Every old value and every value read is what the changes before it left; answers with what is left at the end. */
  storageIsTheSerialOrderOfTheWrites(): Map<string, Map<string, string>> {
    const areas = new Map<string, Map<string, string>>();
    const areaOf = (area: string): Map<string, string> => {
      const known = areas.get(area) ?? new Map<string, string>();
      areas.set(area, known);
      return known;
    };
    for (const event of this.#events) {
      if (event.type === 'storage-read' && event.key !== null) {
        expect(event.value, `event ${event.i}`).to.equal(areaOf(event.area).get(event.key) ?? null);
      }
      if (!isWrite(event)) continue;
      const area = areaOf(event.area);
      const { key, oldValue, newValue } = changeOf(event);
      if (key === null) {
        expect(area.size, `event ${event.i}, which clears nothing`).to.be.greaterThan(0);
        area.clear();
      } else {
        expect(oldValue, `event ${event.i}`).to.equal(area.get(key) ?? null);
        expect(newValue, `event ${event.i}, which changes nothing`).not.to.equal(oldValue);
        if (newValue === null) area.delete(key);
        else area.set(key, newValue);
      }
    }
    return areas;
  }
}

function isWrite(event: TraceEvent): event is Write & TraceEvent {
  return event.type === 'storage-written' || event.type === 'storage-removed' || event.type === 'storage-cleared';
}

function changeOf(write: Write): { key: string | null; oldValue: string | null; newValue: string | null } {
  if (write.type === 'storage-cleared') return { key: null, oldValue: null, newValue: null };
  return { key: write.key, oldValue: write.oldValue, newValue: write.type === 'storage-written' ? write.newValue : null };
}

/** Timers have a lane for each document, whose name a reload does not change. */
function lineOf({ lane, document, source }: Queued): string {
  return source === 'timer' ? `${lane} of ${document}` : lane;
}

/** When a task may run, in ms. */
function dueOf({ source, ms, label }: Queued): number {
  return source === 'timer' ? ms + Number(/(\d+) ms$/.exec(label)?.[1]) : 0;
}
