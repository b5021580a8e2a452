import type { EventListener } from './event-listener.ts';
import type { RelevantGlobal } from './relevant-global.ts';

/** HTML, event handlers: https://html.spec.whatwg.org/multipage/#event-handlers */
export interface HandlerSlot {
  value: object;
  readonly listener: EventListener;
}

/** What an event target is, apart from the object that page code holds. */
export class TargetRecord {
  readonly global: RelevantGlobal;
  /** What page code sees as `event.target` and as `this` of a listener. */
  self: object;
  /** In the order of adding, all types together. Replaced, never changed in place: a dispatch under way holds the old one. */
  listeners: readonly EventListener[] = [];
  /** Event handlers by event type; null until the first is set. */
  handlers: Map<string, HandlerSlot> | null = null;
  /** The path from here when it ends here, as it does for all that is fired at a window; null until the first such event. */
  #alone: readonly TargetRecord[] | null = null;

  constructor(global: RelevantGlobal, self: object) {
    this.global = global;
    this.self = self;
  }

  /** Where an event goes on from here: `get the parent` of the standard. */
  parentFor(_type: string): TargetRecord | null {
    return null;
  }

  /** The targets of an event of that type that is dispatched here, from here outwards. */
  pathFor(type: string): readonly TargetRecord[] {
    const parent = this.parentFor(type);
    return parent === null ? (this.#alone ??= [this]) : [this, ...parent.pathFor(type)];
  }

  /** A window or a document: its wheel and touch listeners are passive unless they say otherwise. */
  get passiveByDefault(): boolean {
    return false;
  }

  /** A window: its `onerror` gets five arguments. */
  get isGlobal(): boolean {
    return false;
  }

  /** Whether it is what `standIn` stands for now. */
  isBehind(_standIn: object): boolean {
    return true;
  }

  /** Nothing hears here any more, also in a dispatch under way. */
  removeAllListeners(): void {
    for (const listener of this.listeners) listener.removed = true;
    this.listeners = [];
    this.handlers = null;
  }
}
