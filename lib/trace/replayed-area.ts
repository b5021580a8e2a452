import type { AreaActor } from './actors.ts';
import type { TraceEvent } from './trace-event.ts';

/** A value as far as the trace has it. */
export interface ReplayedValue {
  readonly text: string;
  /** UTF-16 code units of the whole value: more than `text` has where the trace cut it. */
  readonly length: number;
}

/** A storage area at one moment of a trace. */
export interface ReplayedArea extends AreaActor {
  /** What it holds as far as the trace tells. */
  readonly entries: ReadonlyMap<string, ReplayedValue>;
  /** It held, or may hold, what no event tells of: the trace lost its beginning, or something came from a profile. */
  readonly partial: boolean;
  /** Grows whenever `entries` or `partial` may have changed. */
  readonly version: number;
}

/** The same while it is made. */
export interface AreaRecord {
  readonly actor: AreaActor;
  readonly entries: Map<string, ReplayedValue>;
  partial: boolean;
  version: number;
}

/** It has that value from now on; null: it has none. */
export function put(area: AreaRecord, key: string, value: ReplayedValue | null): void {
  if (value === null) area.entries.delete(key);
  else area.entries.set(key, value);
  area.version++;
}

/** It turns out to have that value. Where that was not known it may have more that is not. */
export function learn(area: AreaRecord, key: string, value: ReplayedValue | null): void {
  const known = area.entries.get(key);
  if (known?.text === value?.text) return;
  area.partial = true;
  put(area, key, value);
}

/** Two keys with the same beginning, which is all that the trace has of them, would be one here. */
export function doubt(area: AreaRecord): void {
  area.partial = true;
  area.version++;
}

/** It has nothing from now on. */
export function empty(area: AreaRecord): void {
  area.entries.clear();
  area.partial = false;
  area.version++;
}

/** The value of a member, which may have been cut. */
export function valueIn(event: TraceEvent, member: string, text: string): ReplayedValue {
  return { text, length: event.cut?.[member] ?? text.length };
}

/** What a page reads as its cookies, one by one. */
export function* cookiesIn(cookies: string): Generator<readonly [name: string, value: ReplayedValue]> {
  for (const pair of cookies === '' ? [] : cookies.split('; ')) {
    const at = pair.indexOf('=');
    const text = pair.slice(at + 1);
    yield [at === -1 ? '' : pair.slice(0, at), { text, length: text.length }];
  }
}
