/** The codes of {@link StorageloomError}: a closed set. Each has a section in `docs/errors.md`. */
export type FailureCode =
  | 'ADOPTED'
  | 'BAD_LESSON'
  | 'BAD_OPTION'
  | 'BAD_REPLAY'
  | 'BAD_URL'
  | 'BLOCKLIST_INVALID'
  | 'BROWSER_CLOSED'
  | 'DIALOG_FAILED'
  | 'EXPLORE_STUCK'
  | 'FOLDER_MISSING'
  | 'FRAME_NOT_SHOWN'
  | 'FRAME_REMOVED'
  | 'HORIZON'
  | 'HOST_MISSING'
  | 'NO_PARSER'
  | 'HOST_SANDBOX'
  | 'HOST_VERSION'
  | 'HOST_WITHOUT_HTML'
  | 'LANE_NOT_RUNNABLE'
  | 'LOADER_FAILED'
  | 'MODULE_NOT_LOADED'
  | 'NAVIGATION_LIMIT'
  | 'NOT_ACTIONABLE'
  | 'NOT_AT_REST'
  | 'NOT_CLONEABLE'
  | 'NEVER_HOLDS'
  | 'NEVER_SETTLES'
  | 'NO_ANSWER'
  | 'NO_ELEMENT'
  | 'NOT_DETERMINISTIC'
  | 'NO_LOADER'
  | 'NO_PLUG'
  | 'OBSERVER_FAILED'
  | 'ORIGIN_CHANGED'
  | 'PAGES_FAILED'
  | 'OUTPUT_FAILED'
  | 'PAGE_ERROR'
  | 'POLICY_ASYNC'
  | 'POLICY_FAILED'
  | 'PROFILE_DAMAGED'
  | 'PROFILE_FAILED'
  | 'PROFILE_FOREIGN'
  | 'PROFILE_LOCKED'
  | 'PROFILE_NO_SQLITE'
  | 'PROFILE_VERSION'
  | 'REENTRANT'
  | 'REPLAY_DIVERGED'
  | 'REPORT_INVALID'
  | 'REPORTS_DIFFER'
  | 'RUNNER_VERSION'
  | 'SCENARIO_INVALID'
  | 'SCENARIO_MISSING'
  | 'SCHEDULE_FAILED'
  | 'SCHEDULER_FAILED'
  | 'SEVERAL_ELEMENTS'
  | 'TAB_CLOSED'
  | 'TASK_LIMIT'
  | 'TRACE_INVALID'
  | 'TRACE_MISSING'
  | 'TYPESCRIPT_LOADER_MISSING'
  | 'USAGE';

/** What a person needs to know of a failure: one sentence each. */
export interface Failure {
  /** What could not be done, with the names of the things involved. */
  readonly what: string;
  /** Why, as far as it is known. */
  readonly why: string;
  /** What the caller can do about it. */
  readonly mend: string;
  /** The error that led to this one. */
  readonly cause?: unknown;
}

/** What led to failures of a run, by their errors. */
const timelines = new WeakMap<StorageloomError, string>();

/**
 * Wrong use by the caller. A page never sees one: it gets the DOMException or TypeError that a browser would give it.
 * The message has what, why and how to mend it, in this order; `code` is stable and made for programs.
 */
export class StorageloomError extends Error {
  override readonly name = 'StorageloomError';
  readonly code: FailureCode;
  readonly what: string;
  readonly why: string;
  readonly mend: string;

  constructor(code: FailureCode, failure: Failure) {
    super(`${failure.what} ${failure.why} ${failure.mend}`, 'cause' in failure ? { cause: failure.cause } : undefined);
    this.code = code;
    this.what = failure.what;
    this.why = failure.why;
    this.mend = failure.mend;
  }

  /**
   * The last steps before a failure that a run led to, as a timeline with what runs them again; empty for every other one. It stands in
   * `stack`, too, which most test runners print, and never in the message.
   */
  get timeline(): string {
    return timelines.get(this) ?? '';
  }
}

/** Gives an error its timeline, between the message and the frames of its stack. Once: a second one is not taken. */
export function addTimeline(error: StorageloomError, timeline: string): void {
  if (timeline === '' || timelines.has(error)) return;
  timelines.set(error, timeline);
  const { stack = '' } = error;
  // Elsewhere than in V8 a stack has no message, and nobody who prints it expects one.
  const frames = /\n *at /.exec(stack)?.index ?? -1;
  if (frames !== -1) error.stack = `${stack.slice(0, frames)}\n\n${timeline}${stack.slice(frames)}`;
}
