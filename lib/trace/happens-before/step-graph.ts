import type { TaskSource } from '../../event-loop/task-source.ts';
import { EventPlaces } from '../event-places.ts';
import type { PlacedEvent } from '../placed-event.ts';
import type { TraceEvent } from '../trace-event.ts';
import { LockOrder } from './lock-order.ts';
import type { LinkKind, Origin, StepNode } from './step-node.ts';

/** What is known of a task before it runs. */
interface Queueing extends Origin {
  readonly how: LinkKind;
  /** A call from outside of all steps queued it. */
  readonly called: boolean;
}

/**
 * The steps of a trace, and what says that one came before another: each was queued by one, heard of a message, waited for a lock. Every
 * event is to be shown to it once, in order. What is read from storage is no order, or no race could be seen.
 */
export class StepGraph {
  readonly nodes: StepNode[] = [];
  /** Names of the event loops, in the order of their first steps. */
  readonly loops: string[] = [];
  readonly #places = new EventPlaces();
  readonly #locks = new LockOrder();
  readonly #byStep = new Map<number, StepNode>();
  readonly #tasks = new Map<number, Queueing>();
  readonly #requests = new Map<number, Origin>();
  readonly #posted = new Map<number, Origin>();
  /** Of each loop, how many steps it has had. */
  readonly #turns: number[] = [];
  readonly #loopNumbers = new Map<string, number>();
  /** The steps under way: calls that are made in a step belong to it. */
  #depth = 0;
  #running: StepNode | null = null;
  /** The last event that queued nothing. */
  #occasion: TraceEvent | null = null;

  /** The event with its place. */
  note(event: TraceEvent): PlacedEvent {
    const at = this.#places.place(event);
    if (at.type !== 'task-queued') this.#occasion = event;
    switch (at.type) {
      case 'task-queued':
        this.#tasks.set(at.task, this.#queueing(at));
        break;
      case 'task-started':
      case 'outside-started':
        this.#start(at);
        break;
      case 'task-ended':
      case 'outside-ended':
        if (this.#depth > 0 && --this.#depth === 0) this.#running = null;
        break;
      case 'task-removed':
        this.#tasks.delete(at.task);
        break;
      case 'request':
        this.#requests.set(at.request, this.#here(at.i));
        break;
      case 'message-posted':
        this.#posted.set(at.message, this.#here(at.i));
        break;
      case 'message-fired':
        this.#hear(at.message);
        break;
      default:
        this.#noteLock(at);
    }
    return at;
  }

  /** The step of that number; undefined: the trace has no beginning of one. A call that was made in a step has that one. */
  nodeOf(step: number): StepNode | undefined {
    return this.#byStep.get(step);
  }

  #here(i: number): Origin {
    return { node: this.#running, after: this.nodes.length, i };
  }

  #queueing(event: PlacedEvent<'task-queued'>): Queueing {
    const { i, by, source, causedBy } = event;
    const occasion = this.#occasion?.i === causedBy ? this.#occasion : null;
    const told = occasion === null ? null : toldOf(event, occasion);
    if (by !== -1) {
      const node = this.#byStep.get(by) ?? null;
      const how = told ?? ways.get(source) ?? 'queued';
      return { node, after: 0, i: told === null ? i : (causedBy as number), how, called: false };
    }
    const asked = occasion?.type === 'response' ? this.#requests.get(occasion.request) : undefined;
    if (asked !== undefined) return { ...asked, how: 'response', called: asked.node === null };
    return { node: null, after: this.nodes.length, i, how: 'queued', called: true };
  }

  #start(event: PlacedEvent<'task-started' | 'outside-started'>): void {
    if (this.#depth++ > 0 && this.#running !== null) {
      this.#byStep.set(event.step, this.#running);
      return;
    }
    const outside = event.type === 'outside-started';
    const { step, i, document, tab } = event;
    const loop = this.#loopOf(event);
    const turn = loop === -1 ? 0 : (this.#turns[loop] = (this.#turns[loop] ?? 0) + 1);
    const index = this.nodes.length;
    const node: StepNode = {
      ...{ index, step, i, document, tab, loop, turn, outside },
      ...{ leads: [], follows: [], after: outside ? index : 0, called: outside },
    };
    this.nodes.push(node);
    this.#byStep.set(step, node);
    this.#running = node;
    if (event.type === 'outside-started') return;
    const queueing = this.#tasks.get(event.task);
    this.#tasks.delete(event.task);
    if (queueing === undefined) return;
    node.called = queueing.called;
    this.#lead(node, queueing, queueing.how);
  }

  /** In traces of before no loop is named; then it is that of the tab. */
  #loopOf({ loop, tab, document }: PlacedEvent): number {
    const name = loop ?? (document === null ? null : (tab?.replace(/\/.*$/, '') ?? null));
    if (name === null) return -1;
    let number = this.#loopNumbers.get(name);
    if (number === undefined) {
      this.#loopNumbers.set(name, (number = this.loops.length));
      this.loops.push(name);
    }
    return number;
  }

  /** A port may keep a message until somebody else has it delivered. */
  #hear(message: number): void {
    const posted = this.#posted.get(message);
    if (posted !== undefined && this.#running !== null) this.#lead(this.#running, posted, 'message');
  }

  #noteLock(event: PlacedEvent): void {
    const before = this.#locks.note(event, this.#here(event.i));
    const node = this.#running;
    if (before === null || node === null) return;
    this.#lead(node, before.asked, 'lock');
    for (const { node: other, after } of before.handed) {
      if (other === null) node.after = Math.max(node.after, after);
      else if (other !== node) node.follows.push(other);
    }
  }

  #lead(node: StepNode, { node: from, after, i }: Origin, how: LinkKind): void {
    if (from === null) node.after = Math.max(node.after, Math.min(after, node.index));
    else if (from !== node && !node.leads.some((lead) => lead.from === from && lead.how === how))
      node.leads.push({ from, i, how });
  }
}

/** What a task tells of, where it is what happened right before it was queued. */
function toldOf({ label, source }: PlacedEvent<'task-queued'>, { type }: TraceEvent): LinkKind | null {
  switch (type) {
    case 'storage-written':
    case 'storage-removed':
    case 'storage-cleared':
      return label.startsWith('storage') && source === 'DOM manipulation' ? 'storage event' : null;
    case 'message-posted':
      return source === 'timer' ? null : 'message';
    case 'response':
      return 'response';
    case 'lock-granted':
    case 'lock-unavailable':
      return source === 'web locks' ? 'lock' : null;
    default:
      return null;
  }
}

/** Of tasks that tell of nothing: how their sources have it. */
const ways: ReadonlyMap<TaskSource, LinkKind> = new Map([
  ['timer', 'timer'],
  ['web locks', 'lock'],
  ['lock task queue', 'lock'],
]);
