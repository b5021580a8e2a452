import type { CodeOwner } from '../infra/code-owner.ts';

/** DOM, event listener: https://dom.spec.whatwg.org/#concept-event-listener */
export class EventListener {
  readonly type: string;
  readonly callback: object;
  readonly capture: boolean;
  readonly once: boolean;
  readonly passive: boolean;
  removed = false;
  /** Who registered it: what it throws is a failure of theirs. */
  by: CodeOwner;

  constructor(type: string, callback: object, capture: boolean, once: boolean, passive: boolean, by: CodeOwner) {
    this.type = type;
    this.callback = callback;
    this.capture = capture;
    this.once = once;
    this.passive = passive;
    this.by = by;
  }
}
