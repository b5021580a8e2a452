import type { MessageVia } from '../event-loop/message-fact.ts';
import type { TraceEvent, TraceEventOf, TraceEventType } from './trace-event.ts';

/** Where a standard describes what an event of the trace stands for. */
export interface Algorithm {
  /** The standard and the name of the algorithm in it: `HTML, queue a task`. */
  readonly algorithm: string;
  /** Id of the section: what follows the `#` of the link. */
  readonly section: string;
  /** Number of the step in it, as `3.2`; null: the event stands for the algorithm as a whole. As of 2026: numbers move. */
  readonly step: string | null;
  readonly link: string;
}

const html = standard('HTML', 'https://html.spec.whatwg.org/multipage/');
const dom = standard('DOM', 'https://dom.spec.whatwg.org/');
const storage = standard('Storage', 'https://storage.spec.whatwg.org/');
const fetchStandard = standard('Fetch', 'https://fetch.spec.whatwg.org/');
const consoleStandard = standard('Console', 'https://console.spec.whatwg.org/');
const clearSiteData = standard('Clear Site Data', 'https://w3c.github.io/webappsec-clear-site-data/');
const webLocks = standard('Web Locks', 'https://w3c.github.io/web-locks/');

type AlgorithmOf = (algorithm: string, section: string, step?: string) => Algorithm;

/** Each algorithm is one object, which all its events share. */
function standard(name: string, address: string): AlgorithmOf {
  return (algorithm, section, step) =>
    Object.freeze({ algorithm: `${name}, ${algorithm}`, section, step: step ?? null, link: `${address}#${section}` });
}

const processingModel = (step: string): Algorithm => html('event loop processing model', 'event-loop-processing-model', step);

const broadcast = html('broadcast', 'concept-storage-broadcast', '4');
const channelPost = (step: string): Algorithm => html('BroadcastChannel, postMessage', 'dom-broadcastchannel-postmessage', step);

/** The algorithm that each type of event belongs to; null where no standard has one, because it is ours (steps from outside, notes). */
export const algorithms: Readonly<Record<TraceEventType, Algorithm | null>> = {
  'task-queued': html('queue a task', 'queue-a-task', '9'),
  'task-started': processingModel('2.6'),
  'task-ended': processingModel('2.8'),
  'task-removed': html('destroy a document', 'destroy-a-document'),
  'task-held': html('runnable task', 'concept-task-runnable'),
  'task-returned': html('reactivate a document', 'reactivate-a-document'),
  checkpoint: html('perform a microtask checkpoint', 'perform-a-microtask-checkpoint'),
  time: html('run steps after a timeout', 'run-steps-after-a-timeout'),
  'storage-read': html('getItem', 'dom-storage-getitem'),
  'storage-written': html('setItem', 'dom-storage-setitem', '5'),
  'storage-removed': html('removeItem', 'dom-storage-removeitem', '3'),
  'storage-cleared': html('clear', 'dom-storage-clear', '2'),
  'storage-unchanged': html('setItem', 'dom-storage-setitem', '3.2'),
  'write-refused': html('setItem', 'dom-storage-setitem', '4'),
  'event-fired': broadcast,
  'tab-opened': html('create a new top-level traversable', 'creating-a-new-top-level-traversable'),
  'tab-closed': html('destroy a top-level traversable', 'destroy-a-top-level-traversable'),
  'document-created': html('create and initialize a Document object', 'initialise-the-document-object'),
  'document-loaded': html('completely finish loading', 'completely-finish-loading'),
  'document-destroyed': html('destroy a document', 'destroy-a-document'),
  'document-left': html('unload a document', 'unload-a-document'),
  'document-returned': html('reactivate a document', 'reactivate-a-document'),
  'document-dropped': html('destroy a document and its descendants', 'destroy-a-document-and-its-descendants'),
  'visibility-changed': html('update the visibility state', 'update-the-visibility-state'),
  'session-copied': storage('legacy-clone a traversable storage shed', 'legacy-clone-a-traversable-storage-shed'),
  'browser-restarted': null,
  'tab-crashed': null,
  'url-changed': html('URL and history update steps', 'url-and-history-update-steps'),
  'navigation-started': html('navigate', 'navigate'),
  'navigation-ended': html('finalize a cross-document navigation', 'finalize-a-cross-document-navigation'),
  request: fetchStandard('fetch', 'concept-fetch'),
  response: fetchStandard('fetch response handover', 'fetch-finale'),
  'request-aborted': fetchStandard('abort a fetch controller', 'fetch-controller-abort'),
  'area-created': storage('obtain a storage bottle map', 'obtain-a-storage-bottle-map'),
  'policy-changed': null,
  'area-emptied': null,
  applied: null,
  'site-data-cleared': clearSiteData('clear site data for response', 'clear-response'),
  'cookie-read': html('cookie', 'dom-document-cookie'),
  'cookie-written': html('cookie', 'dom-document-cookie'),
  error: html('report an exception', 'report-an-exception'),
  dialog: html('simple dialogs', 'simple-dialogs'),
  refused: null,
  'input-refused': null,
  'channel-opened': html('BroadcastChannel constructor', 'dom-broadcastchannel'),
  'channel-closed': html('BroadcastChannel, close', 'dom-broadcastchannel-close', '1'),
  'message-posted': channelPost('5'),
  'message-queued': html('MessagePort, start', 'dom-messageport-start'),
  'message-refused': channelPost('3'),
  'message-fired': channelPost('9'),
  'message-dropped': channelPost('9.1'),
  'lock-requested': webLocks('request a lock', 'algorithm-request-lock'),
  'lock-waiting': webLocks('request a lock', 'algorithm-request-lock'),
  'lock-granted': webLocks('process a lock request queue', 'algorithm-process-request'),
  'lock-unavailable': webLocks('request a lock', 'algorithm-request-lock'),
  'lock-released': webLocks('release a lock', 'algorithm-release-lock'),
  'lock-stolen': webLocks('request a lock', 'algorithm-request-lock'),
  'lock-aborted': webLocks('abort a request', 'algorithm-abort-request'),
  'event-dispatched': dom('EventTarget, dispatchEvent(event)', 'dom-eventtarget-dispatchevent', '3'),
  console: consoleStandard('Logger', 'logger'),
  'outside-started': null,
  'outside-ended': null,
  note: null,
  check: null,
};

const removals: Readonly<Record<TraceEventOf<'task-removed'>['reason'], Algorithm | null>> = {
  'document destroyed': algorithms['task-removed'],
  'back/forward cache': null,
  'browser closed': null,
  cancelled: html('clearTimeout, clearInterval, cancelAnimationFrame', 'dom-cleartimeout'),
  'port transferred': html('message ports, transfer steps', 'message-ports:transfer-steps'),
  overtaken: null,
  'pipe replaced': null,
  'process gone': null,
};

const removedNothing = html('removeItem', 'dom-storage-removeitem', '1');
const clearedNothing = html('clear', 'dom-storage-clear', '1');
const itself = html('the Storage interface', 'the-storage-interface');
const clearedDOM = clearSiteData('clear DOM-accessible storage for origin', 'clear-dom');

const messages: Readonly<Record<MessageVia, Algorithm | null>> = {
  channel: algorithms['message-posted'],
  window: html('window post message steps', 'window-post-message-steps'),
  port: html('message port post message steps', 'message-port-post-message-steps'),
};

/** The same of one event, where its type alone does not say: several algorithms remove tasks and read a storage area. */
export function algorithmOf(event: TraceEvent): Algorithm | null {
  if (event.type === 'task-removed') return own(removals, event.reason);
  if (event.type === 'area-emptied' && event.reason === 'Clear-Site-Data') return clearedDOM;
  if (isMessageEvent(event)) return event.via === 'channel' ? algorithms[event.type] : own(messages, event.via);
  if (event.type === 'task-queued' && event.label.startsWith('storage')) return broadcast;
  if (event.type === 'storage-unchanged') {
    if (event.value !== null) return algorithms['storage-unchanged'];
    return event.key === null ? clearedNothing : removedNothing;
  }
  // What reads no key asks for the number or the names of all.
  if (event.type === 'storage-read' && event.key === null) return itself;
  return algorithms[event.type];
}

function isMessageEvent(
  event: TraceEvent,
): event is TraceEvent & TraceEventOf<'message-posted' | 'message-refused' | 'message-fired' | 'message-dropped'> {
  return ['message-posted', 'message-refused', 'message-fired', 'message-dropped'].includes(event.type);
}

/** A later version may have names that this one does not know, and they may read like members of all objects. */
function own<T extends string>(names: Readonly<Record<T, Algorithm | null>>, name: T): Algorithm | null {
  return Object.hasOwn(names, name) ? names[name] : null;
}

/** Whether `type` is a type of event of version 1. */
export function isTraceEventType(type: unknown): type is TraceEventType {
  return typeof type === 'string' && Object.hasOwn(algorithms, type);
}
