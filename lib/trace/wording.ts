import { fit, visible } from './text-width.ts';
import type { TraceEventOf } from './trace-event.ts';

/** What the steps are called in which a condition of a test looks at pages. */
export const conditionLabel = 'condition of runUntil()';

const longestKey = 32;
const longestValue = 48;

export function shortKey(key: string): string {
  return fit(visible(key), longestKey);
}

export function shortValue(value: string): string {
  return value === '' ? "''" : fit(visible(value), longestValue);
}

export function assignment(key: string, value: string): string {
  return `${shortKey(key)}=${shortValue(value)}`;
}

/** A change of storage, or the event that tells of it: `k=v`, `delete k`, `clear`. */
export function changeText(key: string | null, newValue: string | null): string {
  if (key === null) return 'clear';
  return newValue === null ? `delete ${shortKey(key)}` : assignment(key, newValue);
}

export function readText({ key, value }: TraceEventOf<'storage-read'>): string {
  if (key === null) return 'keys?';
  return `${shortKey(key)}? ${value === null ? 'absent' : shortValue(value)}`;
}

/** A URL as people write it: without `https://` and an empty path; only the path where it stays in the same origin. */
export function shortURL(url: string, origin: string | null): string {
  const inside = origin !== null && origin !== 'null' && url.startsWith(`${origin}/`);
  const text = inside ? url.slice(origin.length) : url.replace(/^https:\/\//, '');
  return visible(text.length > 1 ? text.replace(/^([^/]+)\/$/, '$1') : text);
}

/** An origin without `https://`. */
export function shortOrigin(origin: string): string {
  return origin.replace(/^https:\/\//, '');
}

/** A moment of virtual time, in ms, with at most three decimals. */
export function timeText(ms: number): string {
  return String(Math.round(ms * 1000) / 1000);
}

/** That a trace has lost its beginning. */
export function droppedText(dropped: number): string {
  const events = dropped === 1 ? 'event was' : 'events were';
  return `${dropped} earlier ${events} dropped: limits.traceEvents was reached.`;
}

/** For how many tasks something waited: those that its own event loop ran since it was queued. Empty: for none. */
export function waitedText(tasks: number): string {
  if (tasks === 0) return '';
  return `it waited for ${tasks === 1 ? '1 task' : `${tasks} tasks`} of its event loop`;
}
