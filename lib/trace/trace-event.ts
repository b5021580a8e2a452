import type { Fact } from '../event-loop/observer.ts';
import type { RemovalReason } from '../event-loop/removal-reason.ts';
import type { TaskSource } from '../event-loop/task-source.ts';

/** What every event of a trace has. */
export interface TraceEventBase {
  /** Position in the trace, from 0. Events that the recorder dropped leave a gap at the beginning. */
  readonly i: number;
  /** Virtual time in ms. */
  readonly ms: number;
  /** Number of the step (one task, or one call from outside) that it happened in; -1 outside of any step. */
  readonly step: number;
  /** Members whose text was longer than 256 UTF-16 code units and was cut there, with their full lengths. Absent when none was. */
  readonly cut?: Readonly<Record<string, number>>;
}

/** A task was queued on a lane; it has not run yet. `document` null: the user agent's own work. `by`: the step that queued it, or -1. */
export interface TaskQueued {
  readonly type: 'task-queued';
  readonly task: number;
  readonly source: TaskSource;
  readonly lane: string;
  readonly document: number | null;
  readonly label: string;
  readonly by: number;
}

/** A task's first callback is about to run: a new step. `natural`: it was the earliest due, then first queued. */
export interface TaskStarted {
  readonly type: 'task-started';
  readonly task: number;
  readonly lane: string;
  readonly natural: boolean;
}

/** The last callback of a task has run, and the microtasks after it. */
export interface TaskEnded {
  readonly type: 'task-ended';
  readonly task: number;
}

/** A queued task will never run. */
export interface TaskRemoved {
  readonly type: 'task-removed';
  readonly task: number;
  readonly reason: RemovalReason;
}

/** A task was met at the front of its lane while its document was not fully active, and waits for it. */
export interface TaskHeld {
  readonly type: 'task-held';
  readonly task: number;
}

/** The document of a held task is fully active again: the task takes its place by the order of queueing. */
export interface TaskReturned {
  readonly type: 'task-returned';
  readonly task: number;
}

/** A microtask checkpoint ended a callback of the running step. */
export interface Checkpoint {
  readonly type: 'checkpoint';
}

/** Virtual time moved to `now` ms. */
export interface TimeMoved {
  readonly type: 'time';
  readonly now: number;
}

/** A storage area was read. `key` null: its set of keys. `value` null: the key is absent. `length`: the value's UTF-16 code units. */
export interface StorageRead {
  readonly type: 'storage-read';
  readonly area: string;
  readonly document: number;
  readonly key: string | null;
  readonly value: string | null;
  readonly length: number;
}

/** A key got another value. `oldValue` null: the key is new. */
export interface StorageWritten {
  readonly type: 'storage-written';
  readonly area: string;
  readonly document: number;
  readonly key: string;
  readonly oldValue: string | null;
  readonly newValue: string;
}

/** A key was removed. */
export interface StorageRemoved {
  readonly type: 'storage-removed';
  readonly area: string;
  readonly document: number;
  readonly key: string;
  readonly oldValue: string | null;
}

/** All keys of an area were removed at once. */
export interface StorageCleared {
  readonly type: 'storage-cleared';
  readonly area: string;
  readonly document: number;
}

/** A write changed nothing: `value` is there already; null: the key is absent, or (`key` null, too) the area is empty. */
export interface StorageUnchanged {
  readonly type: 'storage-unchanged';
  readonly area: string;
  readonly document: number;
  readonly key: string | null;
  readonly value: string | null;
}

/** A write did not fit into the quota. `units`: UTF-16 code units of its key and value together. */
export interface WriteRefused {
  readonly type: 'write-refused';
  readonly area: string;
  readonly document: number;
  readonly key: string;
  readonly units: number;
}

/** A storage event is fired at the window of `document`, in the running task. `task` -1: outside of any. */
export interface EventFired {
  readonly type: 'event-fired';
  readonly area: string;
  readonly document: number;
  readonly task: number;
  readonly key: string | null;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  readonly url: string;
  /** False: there was no listener and no handler for it. Absent where one was, or where that is not known. */
  readonly listeners?: false;
}

/** Events that are recorded into columns, because they come by the thousand. */
export type FrequentEvent =
  | TaskQueued
  | TaskStarted
  | TaskEnded
  | TaskRemoved
  | TaskHeld
  | TaskReturned
  | Checkpoint
  | TimeMoved
  | StorageRead
  | StorageWritten
  | StorageRemoved
  | StorageCleared
  | StorageUnchanged
  | WriteRefused
  | EventFired;

/** One event of a trace, version 1: a closed union over `type`. The rare ones are the facts of the observer, under their own types. */
export type TraceEvent = TraceEventBase & (FrequentEvent | Fact);

export type TraceEventType = TraceEvent['type'];

/** The event of one type. */
export type TraceEventOf<T extends TraceEventType> = Extract<TraceEvent, { readonly type: T }>;

/** What is recorded: everything, or all but reads of storage and checkpoints. */
export type TraceLevel = 'full' | 'tasks';

/** The first line of a trace that was written down. */
export interface TraceHeader {
  readonly storageloom: 'trace';
  readonly version: 1;
  /** Name of the host that made the windows: `bare`, `happy-dom`. */
  readonly host: string;
  /** Name of the preset of behaviours. */
  readonly engine: string;
  /** Name of the scheduler. */
  readonly scheduler: string;
  readonly seed: number;
  /** How many of the oldest events are missing, because `limits.traceEvents` was reached. */
  readonly dropped: number;
  /** `tasks`: reads of storage and checkpoints were not recorded. Absent: `full`. */
  readonly level?: TraceLevel;
}
