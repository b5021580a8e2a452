import type { Kernel } from '../event-loop/kernel.ts';
import type { Task } from '../event-loop/task.ts';
import type { TaskSource } from '../event-loop/task-source.ts';
import { askedNow } from '../fetch/main-fetch.ts';
import { visible } from '../trace/text-width.ts';
import type { Network } from '../fetch/network.ts';
import { Document } from '../html/records/document.ts';

/** Where something is that a page has done. */
export interface PagePlace<T> {
  /** The tab that it belongs to; null for none, and when the tab is closed. */
  readonly tab: T | null;
  /** Name of the frame in that tab: `tab1/frame1`; null for the page of the tab itself. */
  readonly frame: string | null;
}

/** The document that holds a lock. */
export interface LockHolder<T> extends PagePlace<T> {
  /** Its URL. */
  readonly document: string;
  /** Its number in the trace. */
  readonly documentId: number;
}

/** What a person knows a task by. */
export interface TaskDescription<T> extends PagePlace<T> {
  /** Of its lane: what `step({ choose })` takes. `tab1.dom`. */
  readonly name: string;
  readonly source: TaskSource;
  /** URL of the document that it belongs to; null for a task of the user agent's own. */
  readonly document: string | null;
  /** The number that the trace names that document by. */
  readonly documentId: number | null;
  /** A few words: `storage cart`, `load`, `timer 40 ms`. */
  readonly label: string;
}

/** A queued task, or a request for a lock that waits. */
export interface PendingTask<T> extends TaskDescription<T> {
  /** It may run now; it waits behind another one of its lane; its document is not fully active; others hold the lock that a page asks for. */
  readonly why: 'runnable' | 'behind' | 'held' | 'lock';
  /** Of a request for a lock: who holds that, as in `browser.locks`. Absent for tasks. */
  readonly heldBy?: readonly LockHolder<T>[];
}

/** A timer that waits for its time. */
export interface PendingTimer<T> extends PagePlace<T> {
  readonly name: string;
  readonly document: string | null;
  readonly documentId: number | null;
  /** When it falls due, in ms of virtual time. */
  readonly dueMs: number;
}

/** A request of a page or of a navigation whose answer has not reached it. */
export interface PendingRequest<T> extends PagePlace<T> {
  readonly method: string;
  /** After redirects, the last one. */
  readonly url: string;
  /** When it was asked for, in ms of virtual time; after a redirect, when that was followed. */
  readonly sinceMs: number;
  /**
   * `missing`: `pages` has not answered yet. `there`: it has, and the answer comes when its time has come. `never`: it answered with
   * `never()`.
   */
  readonly state: 'missing' | 'there' | 'never';
}

/** A task that ran, with its checkpoints. */
export interface Step<T> extends TaskDescription<T> {
  /** Its number in the trace, from 0. */
  readonly step: number;
}

/** Finds the tab of a name. */
export type TabOf<T> = (name: string) => T | null;

export function describeTask<T>(task: Task, tabOf: TabOf<T>): TaskDescription<T> {
  const { owner, lane, source, label } = task;
  const document = owner instanceof Document ? owner : null;
  const name = lane?.name ?? '';
  // A task of the user agent is on a lane of the tab's own, or of a frame in it.
  const tab = tabOf(document?.traversable.name ?? tabNameOf(name));
  const frame = frameNameOf(document?.navigable.name ?? name.replace(/[.].*$/s, ''));
  return { name, source, tab, frame, document: document?.url ?? null, documentId: document?.id ?? null, label: visible(label) };
}

/** Null: that is the name of no frame. */
export function frameNameOf(name: string): string | null {
  return name.includes('/') ? name : null;
}

/** Names of lanes and of frames begin with that of their tab. */
function tabNameOf(name: string): string {
  return name.replace(/[/.].*$/s, '');
}

/** The queued tasks that are due, oldest first. */
export function pendingTasks<T>(kernel: Kernel, tabOf: TabOf<T>): PendingTask<T>[] {
  const runnable = new Set(kernel.runnable());
  const why = (task: Task): PendingTask<T>['why'] => {
    if (task.state === 'held') return 'held';
    return runnable.has(task) ? 'runnable' : 'behind';
  };
  return kernel.waiting().map((task) => ({ ...describeTask(task, tabOf), why: why(task) }));
}

/** The requests under way, oldest first. */
export function pendingRequests<T>(network: Network, tabOf: TabOf<T>): PendingRequest<T>[] {
  return network.underWay.flatMap((exchange) => {
    const { client, sinceMs, state } = exchange;
    const { method, url } = askedNow(exchange);
    const asker = { tab: tabOf(tabNameOf(client.tab)), frame: frameNameOf(client.tab) };
    return state === 'over' ? [] : [{ method, url, ...asker, sinceMs, state }];
  });
}

/** The timers that wait, earliest first. */
export function pendingTimers<T>(kernel: Kernel, tabOf: TabOf<T>): PendingTimer<T>[] {
  return kernel.later().map((task) => {
    const { name, tab, frame, document, documentId } = describeTask(task, tabOf);
    return { name, tab, frame, document, documentId, dueMs: task.earliest };
  });
}
