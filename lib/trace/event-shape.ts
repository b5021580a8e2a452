import type { TraceEvent, TraceEventType } from './trace-event.ts';

/** What a member of an event is in JSON. A question mark: or null. */
export type MemberShape = 'number' | 'number?' | 'string' | 'string?' | 'boolean';

const areaAndDocument = { area: 'string', document: 'number' } as const;
const channel = { channel: 'number', document: 'number', name: 'string' } as const;
const message = { message: 'number', document: 'number', via: 'string', name: 'string' } as const;
const change = { oldValue: 'string?', newValue: 'string?' } as const;

/** The members of each type of event in version 1, besides `i`, `ms`, `step`, `type` and `cut`. */
export const eventShapes: Readonly<Record<TraceEventType, Readonly<Record<string, MemberShape>>>> = {
  'task-queued': { task: 'number', source: 'string', lane: 'string', document: 'number?', label: 'string', by: 'number' },
  'task-started': { task: 'number', lane: 'string', natural: 'boolean' },
  'task-ended': { task: 'number' },
  'task-removed': { task: 'number', reason: 'string' },
  'task-held': { task: 'number' },
  'task-returned': { task: 'number' },
  checkpoint: {},
  time: { now: 'number' },
  'storage-read': { ...areaAndDocument, key: 'string?', value: 'string?', length: 'number' },
  'storage-written': { ...areaAndDocument, key: 'string', oldValue: 'string?', newValue: 'string' },
  'storage-removed': { ...areaAndDocument, key: 'string', oldValue: 'string?' },
  'storage-cleared': areaAndDocument,
  'write-refused': { ...areaAndDocument, key: 'string', units: 'number' },
  'event-fired': { ...areaAndDocument, task: 'number', key: 'string?', ...change, url: 'string' },
  'tab-opened': { tab: 'string' },
  'tab-closed': { tab: 'string' },
  'document-created': { document: 'number', tab: 'string', url: 'string', origin: 'string' },
  'document-loaded': { document: 'number' },
  'document-destroyed': { document: 'number' },
  'document-left': { document: 'number', kept: 'boolean', reason: 'string' },
  'document-returned': { document: 'number' },
  'document-dropped': { document: 'number', reason: 'string' },
  'visibility-changed': { tab: 'string', visibility: 'string' },
  'session-copied': { from: 'string', tab: 'string' },
  'browser-restarted': { session: 'string' },
  'tab-crashed': { tab: 'string' },
  'url-changed': { document: 'number', url: 'string' },
  'navigation-started': { tab: 'string', url: 'string', cause: 'string' },
  'navigation-ended': { tab: 'string', url: 'string', status: 'number', reason: 'string' },
  request: { request: 'number', tab: 'string', document: 'number?', method: 'string', url: 'string' },
  response: { request: 'number', status: 'number' },
  'request-aborted': { request: 'number' },
  'area-created': { area: 'string', kind: 'string', origin: 'string', tab: 'string?' },
  'policy-changed': { policy: 'string' },
  'area-emptied': { area: 'string', reason: 'string' },
  'site-data-cleared': { request: 'number', url: 'string', types: 'string' },
  'cookie-read': { document: 'number', area: 'string', cookies: 'string' },
  'cookie-written': { document: 'number', area: 'string', name: 'string', value: 'string?' },
  error: {
    ...{ document: 'number', kind: 'string', message: 'string', url: 'string', line: 'number', column: 'number' },
    ...{ stack: 'string', by: 'string', handled: 'boolean' },
  },
  dialog: { document: 'number', kind: 'string', message: 'string', answer: 'string', text: 'string?', reason: 'string' },
  refused: { document: 'number', what: 'string', url: 'string', reason: 'string' },
  'input-refused': { document: 'number', code: 'string', reason: 'string' },
  'channel-opened': channel,
  'channel-closed': channel,
  'message-posted': { ...message, data: 'string', to: 'number' },
  'message-queued': { message: 'number', document: 'number' },
  'message-fired': { ...message, kind: 'string', data: 'string' },
  'message-dropped': { ...message, reason: 'string' },
  'lock-requested': {
    ...{ request: 'number', document: 'number', storageKey: 'string' },
    ...{ name: 'string', mode: 'string', option: 'string' },
  },
  'lock-waiting': { request: 'number', behind: 'string' },
  'lock-granted': { request: 'number' },
  'lock-unavailable': { request: 'number' },
  'lock-released': { request: 'number', reason: 'string' },
  'lock-stolen': { request: 'number', by: 'number' },
  'lock-aborted': { request: 'number', reason: 'string' },
  console: { document: 'number', level: 'string', text: 'string' },
  'outside-started': { document: 'number', label: 'string' },
  'outside-ended': { document: 'number' },
  note: { text: 'string' },
  check: { text: 'string', passed: 'boolean' },
};

/** Whether a parsed object is an event of version 1. */
export function isTraceEvent(value: object): value is TraceEvent {
  return faultOf(value) === null;
}

/** What is wrong with a parsed event: one half of a sentence; null when it is one of version 1. Unknown members are no fault. */
export function faultOf(event: object): string | null {
  const type: unknown = Reflect.get(event, 'type');
  if (typeof type !== 'string' || !Object.hasOwn(eventShapes, type)) return `it has the unknown type ${JSON.stringify(type)}`;
  const shape = { i: 'number', ms: 'number', step: 'number', ...eventShapes[type as TraceEventType] };
  for (const [member, wanted] of Object.entries(shape)) {
    const value: unknown = Reflect.get(event, member);
    const nullable = wanted.endsWith('?');
    if (nullable && value === null) continue;
    const kind = nullable ? wanted.slice(0, -1) : wanted;
    if (typeof value !== kind) return `the member ${member} of its ${type} is not a ${kind}${nullable ? ' or null' : ''}`;
  }
  return null;
}
