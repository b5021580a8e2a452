/** Does `n` operations. Both sides of a comparison answer with the same value, or they did not do the same work. */
export type Work = (n: number) => unknown;

/** The two sides, ready to run. */
export interface Sides {
  readonly ours: Work;
  readonly theirs: Work;
  /** Undoes the preparation. */
  release?(): unknown;
}

/** Our time over another's, for the same operations, in alternating rounds. */
export interface Comparison {
  readonly kind: 'comparison';
  readonly op: string;
  /** Operations in a round. */
  readonly n: number;
  /** Operations in a round of the other side, where it is too slow for `n`. Default `n`. */
  readonly theirN?: number;
  readonly peer: string;
  /** The ratio that is not to be exceeded; null: there is none. */
  readonly target: number | null;
  /**
   * Each side begins without garbage, and pays for the collection of what it has left, within its time. For work of milliseconds: V8 collects what
   * is young in tasks of the event loop, so that a side which turns that would pay for one which does not. Default: false.
   */
  readonly ownGarbage?: boolean;
  /** Rounds, where a round takes long. Default: as many as for all. */
  readonly rounds?: number;
  /** Null: the peer is not installed, and the row is skipped. */
  prepare(): Sides | null | Promise<Sides | null>;
}

/** A time or a size of ours over a limit of its own. */
export interface Gauge {
  readonly kind: 'gauge';
  readonly op: string;
  readonly n: number;
  /** Of one operation: `ns` or `bytes`. */
  readonly unit: 'ns' | 'bytes';
  readonly limit: number;
  /** For `ns`: `ours` answers with the time that it took, since not all of what it does is measured. */
  readonly timesItself?: boolean;
  /** Rounds, where a round takes long. Default: as many as for all. */
  readonly rounds?: number;
  /** For `ns`: does `n` operations. For `bytes`: answers with the bytes that `n` take. */
  prepare(): { readonly ours: Work; release?(): unknown } | Promise<{ readonly ours: Work; release?(): unknown }>;
}

export type Bench = Comparison | Gauge;

/** One file of `areas/`. `quick`: sizes may be smaller. */
export interface Area {
  benches(quick: boolean): readonly Bench[];
}

/** One row of the table. */
export interface Row {
  readonly area: string;
  readonly op: string;
  readonly n: number;
  readonly peer: string;
  /** Ours over theirs, or over the limit: median of the rounds. */
  readonly ratio: number;
  /** Interquartile range of the ratios. */
  readonly spread: number;
  readonly target: number | null;
  readonly unit: 'ns' | 'bytes';
  /** Of one operation: medians. */
  readonly ours: number;
  readonly theirs: number;
}
