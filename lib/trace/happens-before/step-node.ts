/**
 * How one step led to another: it queued its task; told it of a change of storage, or of a message; set its timer; opened the way to a
 * lock, or asked for it; asked for the response that it brings. Where nothing of these is known: `call`, whoever called from outside
 * of all steps had waited for it; `loop`, it ran before it on the same event loop.
 */
export type LinkKind = 'queued' | 'storage event' | 'message' | 'timer' | 'lock' | 'response' | 'call' | 'loop';

/** That one step led to another. */
export interface Lead {
  readonly from: StepNode;
  /** Of the event of that step that did it. */
  readonly i: number;
  readonly how: LinkKind;
}

/** A step of a trace: a task, or a call from outside of all tasks. */
export interface StepNode {
  /** Position among the steps of the trace, from 0. */
  readonly index: number;
  /** Its number. */
  readonly step: number;
  /** Of the event that began it. */
  readonly i: number;
  readonly document: number | null;
  readonly tab: string | null;
  /** Position of its event loop among those of the trace; -1: it is the user agent's own work, and on none. */
  readonly loop: number;
  /** Its place among the steps of its loop, from 1; 0 on none. */
  readonly turn: number;
  /** A call from outside: all before it were over, and nothing after it had begun. */
  readonly outside: boolean;
  /** What led to it. */
  readonly leads: Lead[];
  /** What it comes after for another reason. */
  readonly follows: StepNode[];
  /** It comes after the first so many steps. */
  after: number;
  /** A call from outside of all steps queued it, or is it. */
  called: boolean;
}

/** Where something happened: in a step, or outside of all, after so many of them. */
export interface Origin {
  readonly node: StepNode | null;
  readonly after: number;
  readonly i: number;
}
