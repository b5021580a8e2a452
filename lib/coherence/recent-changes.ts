import type { Area } from '../storage/area.ts';

interface Change {
  readonly key: string | null;
  readonly value: string | null;
  /** The process that made it. */
  readonly by: string;
}

/** Entries of an area as they were at some version. */
export interface Versioned {
  readonly area: Area;
  version: number;
}

/** Whoever is further behind copies everything. */
const most = 64;

/** The last changes of an area, so that copies of it become current without being made anew. */
export class RecentChanges {
  /** How many changes there were. */
  version = 0;
  #list: Change[] = [];

  /** `value` null: removed; `key` null as well: all went. */
  add(key: string | null, value: string | null, by: string): void {
    this.version++;
    if (this.#list.length === 2 * most) this.#list = this.#list.slice(most);
    this.#list.push({ key, value, by });
  }

  /** Gives the copy the entries of `stored`, whose changes these are. */
  bringUpToDate(copy: Versioned, stored: Area): void {
    const behind = this.version - copy.version;
    if (copy.version === -1 || behind > this.#list.length) copyAll(copy.area, stored);
    else if (behind > 0) for (const { key, value, by } of this.#list.slice(-behind)) change(copy.area, key, value, by);
    copy.version = this.version;
  }
}

function change(area: Area, key: string | null, value: string | null, by: string): void {
  const oldValue = key === null ? null : (area.raw.get(key) ?? null);
  area.apply(key, value);
  tell(area, key, oldValue, value, by);
}

function copyAll(area: Area, { raw: to }: Area): void {
  const { raw } = area;
  for (const [key, value] of raw.entries()) if (!to.has(key)) tell(area, key, value, null, 'browser');
  for (const [key, value] of to.entries()) {
    const oldValue = raw.get(key) ?? null;
    if (oldValue !== value) tell(area, key, oldValue, value, 'browser');
  }
  raw.copyFrom(to);
}

/** Whoever tells steps apart has no use for it: the process's own steps alone use the copy. */
function tell({ observer, name }: Area, key: string | null, oldValue: string | null, newValue: string | null, by: string): void {
  if (observer?.level === 'all') observer.fact({ type: 'applied', area: name, key, oldValue, newValue, by });
}
