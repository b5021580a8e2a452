import type { TraceEvent, TraceHeader } from '../../lib/trace/trace-event.ts';

export type Body = TraceEvent extends infer E ? (E extends TraceEvent ? Omit<E, 'i' | 'ms' | 'step'> : never) : never;

/** A trace written by hand: bodies of events, numbered and dated as a recorder would. */
export function traceOf(bodies: readonly Body[]): TraceEvent[] {
  let ms = 0;
  let step = -1;
  let steps = 0;
  return bodies.map((body, i) => {
    if (body.type === 'time') ms = body.now;
    if (body.type === 'task-started' || body.type === 'outside-started') step = steps++;
    const event = { i, ms, step, ...body } as TraceEvent;
    if (body.type === 'task-ended' || body.type === 'outside-ended') step = -1;
    return event;
  });
}

const origin = 'https://air.example';
const local = `localStorage ${origin}`;
const cookies = `cookies ${origin}`;
const session1 = `sessionStorage ${origin} tab1`;
const session2 = `sessionStorage ${origin} tab2`;
const lane1 = { source: 'user interaction', lane: 'tab1.user', document: 1, by: -1 } as const;
const lane2 = { source: 'user interaction', lane: 'tab2.user', document: 2, by: -1 } as const;

/**
 * Somebody looks for two flights in two tabs. The site keeps the chosen flight in a cookie (shared, so the second tab's choice
 * becomes the first one's), the seat in session storage (each tab has its own) and the mark `booked` in local storage.
 */
export const tickets: readonly TraceEvent[] = traceOf([
  { type: 'tab-opened', tab: 'tab1' },
  { type: 'navigation-started', tab: 'tab1', url: `${origin}/search`, cause: 'user' },
  { type: 'document-created', document: 1, tab: 'tab1', url: `${origin}/search`, origin },
  { type: 'navigation-ended', tab: 'tab1', url: `${origin}/search`, status: 200, reason: '' },
  { type: 'document-loaded', document: 1 },
  { type: 'tab-opened', tab: 'tab2' },
  { type: 'navigation-started', tab: 'tab2', url: `${origin}/search`, cause: 'user' },
  { type: 'document-created', document: 2, tab: 'tab2', url: `${origin}/search`, origin },
  { type: 'navigation-ended', tab: 'tab2', url: `${origin}/search`, status: 200, reason: '' },
  { type: 'document-loaded', document: 2 },
  { type: 'area-created', area: local, kind: 'localStorage', origin, tab: null },
  { type: 'area-created', area: cookies, kind: 'cookies', origin, tab: null },
  { type: 'area-created', area: session1, kind: 'sessionStorage', origin, tab: 'tab1' },
  { type: 'area-created', area: session2, kind: 'sessionStorage', origin, tab: 'tab2' },
  { type: 'task-queued', task: 0, label: 'choose LH400', ...lane1 },
  { type: 'task-started', task: 0, lane: 'tab1.user', natural: true },
  { type: 'cookie-written', document: 1, area: cookies, name: 'flight', value: 'LH400' },
  { type: 'storage-written', document: 1, area: session1, key: 'seat', oldValue: null, newValue: '12A' },
  { type: 'checkpoint' },
  { type: 'task-ended', task: 0 },
  { type: 'time', now: 1200 },
  { type: 'task-queued', task: 1, label: 'choose LH455', ...lane2 },
  { type: 'task-started', task: 1, lane: 'tab2.user', natural: true },
  { type: 'cookie-written', document: 2, area: cookies, name: 'flight', value: 'LH455' },
  { type: 'storage-written', document: 2, area: session2, key: 'seat', oldValue: null, newValue: '30F' },
  { type: 'checkpoint' },
  { type: 'task-ended', task: 1 },
  { type: 'time', now: 2500 },
  { type: 'task-queued', task: 2, label: 'book', ...lane1 },
  { type: 'task-queued', task: 3, label: 'scroll', ...lane2 },
  { type: 'task-queued', task: 4, source: 'timer', lane: 'tab2.timer', document: 2, label: 'timer 2500 ms', by: -1 },
  { type: 'task-started', task: 2, lane: 'tab1.user', natural: true },
  { type: 'cookie-read', document: 1, area: cookies, cookies: 'flight=LH455' },
  { type: 'storage-read', document: 1, area: session1, key: 'seat', value: '12A', length: 3 },
  { type: 'storage-written', document: 1, area: local, key: 'booked', oldValue: null, newValue: 'LH455 12A' },
  { type: 'task-queued', task: 5, source: 'DOM manipulation', lane: 'tab2.dom', document: 2, label: 'storage booked', by: 2 },
  { type: 'checkpoint' },
  { type: 'task-ended', task: 2 },
  { type: 'task-started', task: 3, lane: 'tab2.user', natural: true },
  { type: 'checkpoint' },
  { type: 'task-ended', task: 3 },
  { type: 'task-started', task: 4, lane: 'tab2.timer', natural: true },
  { type: 'storage-read', document: 2, area: session2, key: 'seat', value: '30F', length: 3 },
  { type: 'checkpoint' },
  { type: 'task-ended', task: 4 },
  { type: 'time', now: 2504 },
  { type: 'task-started', task: 5, lane: 'tab2.dom', natural: true },
  {
    type: 'event-fired',
    document: 2,
    area: local,
    task: 5,
    key: 'booked',
    oldValue: null,
    newValue: 'LH455 12A',
    url: `${origin}/search`,
  },
  { type: 'storage-read', document: 2, area: local, key: 'booked', value: 'LH455 12A', length: 9 },
  { type: 'checkpoint' },
  { type: 'task-ended', task: 5 },
  { type: 'check', text: 'tab1 booked the flight that it showed: expected LH400, got LH455', passed: false },
]);

export const header: TraceHeader = {
  storageloom: 'trace',
  version: 1,
  host: 'bare',
  engine: 'standard',
  scheduler: 'fifo',
  seed: 1,
  dropped: 0,
};
