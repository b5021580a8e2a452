/**
 * The task sources that the model queues on: a closed set.
 *
 * HTML, generic task sources: https://html.spec.whatwg.org/multipage/#generic-task-sources
 */
export type TaskSource =
  | 'DOM manipulation'
  | 'user interaction'
  | 'networking'
  | 'navigation and traversal'
  | 'timer'
  | 'rendering'
  | 'idle'
  | 'posted message'
  | 'port message queue'
  /** Storage, queue a storage task: https://storage.spec.whatwg.org/#queue-a-storage-task */
  | 'storage'
  /** Messages of a BroadcastChannel in engines that do not order them with storage events; in HTML they are of DOM manipulation. */
  | 'broadcast channel'
  /** Web Locks, the steps that call back into a page: https://w3c.github.io/web-locks/#web-locks-tasks-source */
  | 'web locks'
  /** Web Locks, the lock task queue, of which each user agent has one; no page code runs in it: https://w3c.github.io/web-locks/#lock-task-queue */
  | 'lock task queue'
  /** Messages from one process to another, where coherence keeps copies of storage; no page code runs in them. */
  | 'process';

/** How a lane's name abbreviates its task source: `tab1.dom`. */
export const laneSuffix: Readonly<Record<TaskSource, string>> = {
  'DOM manipulation': 'dom',
  'user interaction': 'user',
  networking: 'network',
  'navigation and traversal': 'navigation',
  timer: 'timer',
  rendering: 'rendering',
  idle: 'idle',
  'posted message': 'message',
  'port message queue': 'port',
  storage: 'storage',
  'broadcast channel': 'channel',
  'web locks': 'lock',
  'lock task queue': 'locks',
  process: 'process',
};
