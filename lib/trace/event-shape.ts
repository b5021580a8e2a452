import { laneSuffix } from '../event-loop/task-source.ts';
import type { TraceEvent, TraceEventOf, TraceEventType } from './trace-event.ts';

/** What a number counts: `id`, -1 where there is none; `count` from 0; `number` from 0, also with a fraction; `finite`, any. */
type Kind = 'id' | 'count' | 'number' | 'finite' | 'string' | 'boolean';

/** What a member of an event is in JSON: one of a kind, with a question mark also null; or one of these texts, null among them. */
export type MemberShape = Kind | `${Kind}?` | readonly (string | null)[];

/** The members of one type of event. Those of `optional` may be absent. */
export interface EventShape {
  readonly [member: string]: MemberShape | Readonly<Record<string, MemberShape>>;
}

/** What may be absent: under this name in an {@link EventShape}. */
export const optional = 'optional';

const areaAndDocument = { area: 'string', document: 'id' } as const;
const change = { oldValue: 'string?', newValue: 'string?' } as const;
const vias = ['channel', 'window', 'port'] satisfies TraceEventOf<'message-posted'>['via'][];
const channel = { channel: 'count', document: 'id', name: 'string' } as const;
const message = { message: 'count', document: 'id', via: vias, name: 'string' } as const;
const lockEnds = ['document ended', 'document left'] as const;

/** The members of each type of event in version 1, besides `i`, `ms`, `step`, `type`, `cut` and those of its place. */
export const eventShapes: { readonly [T in TraceEventType]: EventShape } = {
  'task-queued': {
    ...{ task: 'count', source: Object.keys(laneSuffix), lane: 'string' },
    ...{ document: 'id?', label: 'string', by: 'id' },
  },
  'task-started': { task: 'count', lane: 'string', natural: 'boolean' },
  'task-ended': { task: 'count' },
  'task-removed': {
    task: 'count',
    reason: oneOf<TraceEventOf<'task-removed'>['reason']>({
      ...{ cancelled: 1, 'document destroyed': 1, 'back/forward cache': 1, 'browser closed': 1, 'port transferred': 1 },
      ...{ overtaken: 1, 'pipe replaced': 1, 'process gone': 1 },
    }),
  },
  'task-held': { task: 'count' },
  'task-returned': { task: 'count' },
  checkpoint: {},
  time: { now: 'number' },
  'storage-read': { ...areaAndDocument, key: 'string?', value: 'string?', length: 'count' },
  'storage-written': { ...areaAndDocument, key: 'string', oldValue: 'string?', newValue: 'string' },
  'storage-removed': { ...areaAndDocument, key: 'string', oldValue: 'string?' },
  'storage-cleared': areaAndDocument,
  'storage-unchanged': { ...areaAndDocument, key: 'string?', value: 'string?' },
  'write-refused': { ...areaAndDocument, key: 'string', units: 'count' },
  'event-fired': { ...areaAndDocument, task: 'id', key: 'string?', ...change, url: 'string', optional: { listeners: 'boolean' } },
  'tab-opened': { tab: 'string' },
  'tab-closed': { tab: 'string' },
  'document-created': {
    ...{ document: 'id', tab: 'string', url: 'string', origin: 'string' },
    optional: { loop: 'string', predecessor: 'id', storageKey: 'string', sandboxed: 'boolean' },
  },
  'document-loaded': { document: 'id' },
  'document-destroyed': { document: 'id' },
  'document-left': { document: 'id', kept: 'boolean', reason: 'string' },
  'document-returned': { document: 'id' },
  'document-dropped': { document: 'id', reason: 'string' },
  'visibility-changed': { tab: 'string', visibility: ['visible', 'hidden'] },
  'session-copied': { from: 'string', tab: 'string' },
  'browser-restarted': { session: ['drop', 'restore'] },
  'tab-crashed': { tab: 'string' },
  'url-changed': { document: 'id', url: 'string' },
  'navigation-started': {
    ...{ tab: 'string', url: 'string' },
    cause: oneOf<TraceEventOf<'navigation-started'>['cause']>({
      ...{ user: 1, reload: 1, link: 1, form: 1, script: 1, frame: 1, traverse: 1 },
    }),
  },
  'navigation-ended': { tab: 'string', url: 'string', status: 'count', reason: 'string' },
  request: { request: 'count', tab: 'string', document: 'id?', method: 'string', url: 'string' },
  response: { request: 'count', status: 'count', optional: { reason: 'string' } },
  'request-aborted': { request: 'count' },
  'area-created': {
    ...{ area: 'string', kind: ['localStorage', 'sessionStorage', 'cookies'], origin: 'string', tab: 'string?' },
    optional: { storageKey: 'string', copyOf: 'string' },
  },
  applied: { area: 'string', key: 'string?', oldValue: 'string?', newValue: 'string?', by: 'string' },
  'policy-changed': { policy: 'string' },
  'area-emptied': { area: 'string', reason: ['Clear-Site-Data', 'cleared by the user', 'expired'] },
  'site-data-cleared': { request: 'count', url: 'string', types: 'string' },
  'cookie-read': { document: 'id', area: 'string', cookies: 'string' },
  'cookie-written': { document: 'id', area: 'string', name: 'string', value: 'string?', optional: { request: 'count' } },
  error: {
    ...{ document: 'id', kind: ['exception', 'rejection'], message: 'string', url: 'string', line: 'count', column: 'count' },
    ...{ stack: 'string', by: ['page', 'test'], handled: 'boolean' },
  },
  dialog: {
    ...{ document: 'id', kind: ['alert', 'confirm', 'prompt', 'print'], message: 'string' },
    ...{ answer: ['accepted', 'dismissed', 'not shown'], text: 'string?', reason: 'string' },
  },
  refused: {
    document: 'id',
    what: oneOf<TraceEventOf<'refused'>['what']>({
      ...{ window: 1, script: 1, module: 1, json: 1, style: 1, image: 1, form: 1, storage: 1 },
    }),
    ...{ url: 'string', reason: 'string' },
  },
  'input-refused': { document: 'id', code: 'string', reason: 'string' },
  'channel-opened': channel,
  'channel-closed': channel,
  'message-posted': { ...message, data: 'string', to: 'count', optional: { target: 'id', targetOrigin: 'string' } },
  'message-queued': { message: 'count', document: 'id' },
  'message-refused': { document: 'id', via: vias, name: 'string', error: 'string' },
  'message-fired': { ...message, kind: ['message', 'messageerror'], data: 'string', optional: { listeners: 'boolean' } },
  'message-dropped': { ...message, reason: ['channel closed', 'other origin'] },
  'lock-requested': {
    ...{ request: 'count', document: 'id', storageKey: 'string', name: 'string' },
    ...{ mode: ['exclusive', 'shared'], option: ['none', 'ifAvailable', 'steal'] },
  },
  'lock-waiting': { request: 'count', behind: 'string', optional: { more: 'count' } },
  'lock-granted': { request: 'count' },
  'lock-unavailable': { request: 'count' },
  'lock-released': { request: 'count', reason: ['fulfilled', 'rejected', 'signal', ...lockEnds] },
  'lock-stolen': { request: 'count', by: 'count' },
  'lock-aborted': { request: 'count', reason: ['signal', ...lockEnds] },
  'event-dispatched': { document: 'id', key: 'string?', ...change },
  console: { document: 'id', level: ['debug', 'log', 'info', 'warn', 'error'], text: 'string' },
  'outside-started': { document: 'id', label: 'string' },
  'outside-ended': { document: 'id' },
  note: { text: 'string' },
  check: { text: 'string', passed: 'boolean' },
};

/** The names of a closed set: none can be forgotten. */
function oneOf<T extends string>(names: Readonly<Record<T, 1>>): readonly T[] {
  return Object.keys(names) as T[];
}

/** Whether a parsed object is an event of version 1. */
export function isTraceEvent(value: object): value is TraceEvent {
  return faultOf(value) === null;
}

function isKnown(type: unknown): type is TraceEventType {
  return typeof type === 'string' && Object.hasOwn(eventShapes, type);
}

/** What is wrong with a parsed event: one half of a sentence; null when it is one of version 1. Unknown members are no fault. */
export function faultOf(event: object): string | null {
  const type: unknown = Reflect.get(event, 'type');
  if (!isKnown(type)) return `it has the unknown type ${JSON.stringify(type)}`;
  const { [optional]: absent = {}, ...required } = eventShapes[type];
  const shape = { i: 'count', ms: 'number', step: 'id', ...required };
  for (const [member, wanted] of Object.entries({ ...shape, ...(absent as object) })) {
    const value: unknown = Reflect.get(event, member);
    if (member in (absent as object) && isAbsent(member, value)) continue;
    const fault = faultOfMember(value, wanted as MemberShape);
    if (fault !== null) return `the member ${member} of its ${type} is not ${fault}`;
  }
  return isCut(Reflect.get(event, 'cut')) ? null : `the member cut of its ${type} is not an object of lengths`;
}

/** Of a place null is as good as nothing. */
export function isAbsent(member: string, value: unknown): boolean {
  return value === undefined || (value === null && (member === 'loop' || member === 'storageKey'));
}

function isCut(cut: unknown): boolean {
  if (cut === undefined) return true;
  if (typeof cut !== 'object' || cut === null || Array.isArray(cut)) return false;
  return Object.values(cut).every((length) => faultOfMember(length, 'count') === null);
}

/** What it should be; null: it is. Of texts of a closed set any text will do: a later version may add some. */
export function faultOfMember(value: unknown, wanted: MemberShape): string | null {
  if (typeof wanted !== 'string') return typeof value === 'string' ? null : 'a string';
  const nullable = wanted.endsWith('?');
  if (nullable && value === null) return null;
  const kind = wanted.replace('?', '') as Kind;
  return isOfKind(value, kind) ? null : `${kindNames[kind]}${nullable ? ' or null' : ''}`;
}

const kindNames: Readonly<Record<Kind, string>> = {
  id: 'a whole number from -1',
  count: 'a whole number from 0',
  number: 'a finite number from 0',
  finite: 'a finite number',
  string: 'a string',
  boolean: 'a boolean',
};

function isOfKind(value: unknown, kind: Kind): boolean {
  if (kind === 'string' || kind === 'boolean') return typeof value === kind;
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  if (kind === 'finite') return true;
  return value >= (kind === 'id' ? -1 : 0) && (kind === 'number' || Number.isSafeInteger(value));
}

const placeMembers = ['tab', 'document', 'loop', 'storageKey', 'causedBy', 'standard'] as const;
const none: ReadonlySet<string> = new Set();
const derivedOf = new Map<string, ReadonlySet<string>>();

/** The members of a type of event that follow from the events before it: those of its place that are not its own. None of an unknown type. */
export function derivedMembers(type: unknown): ReadonlySet<string> {
  if (!isKnown(type)) return none;
  let derived = derivedOf.get(type);
  if (derived === undefined) {
    const shape = eventShapes[type];
    const own = { ...shape, ...(shape[optional] as object | undefined) };
    derivedOf.set(type, (derived = new Set(placeMembers.filter((name) => !Object.hasOwn(own, name)))));
  }
  return derived;
}
