/** A document, from its making to its end, as a trace tells it. */
export interface Life {
  readonly id: number;
  /** Name of its navigable, and of the tab that this is in. */
  readonly navigable: string;
  readonly tab: string;
  readonly origin: string;
  /** The document that its frame is in. */
  readonly parent: Life | null;
  url: string;
  /** `left`: for as long as its handlers for leaving run. `away`: kept to be returned to. */
  state: 'shown' | 'left' | 'away' | 'gone';
  /** How long it has been away, in ms of virtual time, and since when it is now. */
  awayMs: number;
  awaySinceMs: number | null;
}

/** Its navigable shows it, or is leaving it, and so do those around it theirs. */
export function isActive({ state, parent }: Life): boolean {
  return (state === 'shown' || state === 'left') && (parent === null || isActive(parent));
}

/** For how long it has not been shown, or what is around it; only the difference of two of these means something. */
export function awayMsOf(life: Life | undefined | null, ms: number): number {
  if (life == null) return 0;
  const now = life.awaySinceMs === null ? 0 : ms - life.awaySinceMs;
  return life.awayMs + now + awayMsOf(life.parent, ms);
}

/** It is being left, or in a document that is. */
export function leaves(life: Life | undefined | null): boolean {
  return life != null && (life.state === 'left' || leaves(life.parent));
}
