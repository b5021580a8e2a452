import type { TraceEvent } from '../../../lib/trace/trace-event.ts';
import { traceOf } from '../tickets.ts';

type Bodies = Parameters<typeof traceOf>[0];
export type Body = Bodies[number];

export const local = 'localStorage https://a.example';

/** Tabs 1 and 2, each with a loop of its own, and a frame of the first with another. */
const pages: Bodies = [
  ...['tab1', 'tab2', 'tab1/frame1'].map((tab, n): Body => ({
    ...({ type: 'document-created', document: n + 1, tab, loop: tab } as const),
    ...{ url: 'https://a.example/', origin: 'https://a.example' },
  })),
];

/** How many events the pages take: the `i` of the first event of a run. */
export const first: number = pages.length;

export function runOf(...bodies: readonly (Body | Bodies)[]): TraceEvent[] {
  return traceOf([...pages, ...bodies.flat()]);
}

export function queued(task: number, document: number | null, more: object = {}): Body {
  const lane = document === null ? 'browser.locks' : `tab${document}.dom`;
  return { type: 'task-queued', task, source: 'DOM manipulation', lane, document, label: 'x', by: -1, ...more } as Body;
}

/** A task from its beginning to its end. */
export function ran(task: number, ...inside: Bodies): Bodies {
  return [{ type: 'task-started', task, lane: 'l', natural: true }, ...inside, { type: 'task-ended', task }];
}

/** A call from outside. */
export function called(document: number, ...inside: Bodies): Bodies {
  return [{ type: 'outside-started', document, label: 'call from outside' }, ...inside, { type: 'outside-ended', document }];
}

export function wrote(document: number, key: string, newValue: string, oldValue: string | null = 'old'): Body {
  return { type: 'storage-written', area: local, document, key, oldValue, newValue };
}

export function read(document: number, key: string | null): Body {
  return { type: 'storage-read', area: local, document, key, value: null, length: 0 };
}
