import { keyOf, type AreaActor } from './actors.ts';
import type { Row, Story } from './row.ts';
import { fit, visible, widthOf } from './text-width.ts';
import { shortOrigin } from './wording.ts';

/** A lifeline of the drawing with the room at its right. */
export interface Column {
  /** Name of the tab; null for an area. */
  readonly tab: string | null;
  /** The area; null for a tab. */
  readonly area: AreaActor | null;
  /** One or two lines above the lifeline. */
  readonly title: readonly string[];
  /** What a short title stands for; null where the title says it all. */
  readonly footnote: string | null;
  /** Where its lifeline is, counted from 0. */
  readonly x: number;
  readonly width: number;
  /** Locks that are held or waited for at the same time at most: their bars stand right of the lifeline. */
  readonly bars: number;
  /** Storage events and messages that wait at the same time at most: they are drawn side by side, right of the bars. */
  readonly slots: number;
}

type Sketch = Omit<Column, 'x'>;

const mostSlots = 4;
const mostBars = 3;
/** Where a column has no more room than that for its texts, locks have one place. */
const leastText = 7;
const leastTab = 8;
/** Where not even that fits: the lifeline, and what waits beside it. */
const tightTab = 3;
const tightArea = 2;
const comfortableTab = 22;
const letterArea = 4;
const areaNames: Readonly<Record<AreaActor['kind'], string>> = {
  localStorage: 'local',
  sessionStorage: 'session',
  cookies: 'cookies',
};

/** How an area is called in short. A later version may have kinds that this one does not know. */
export function shortAreaName(kind: AreaActor['kind']): string {
  return Object.hasOwn(areaNames, kind) ? areaNames[kind] : visible(kind);
}

/**
 * Shares the width out: each tab, then its own areas; last the areas that all tabs share. May be narrower than asked. Where there is
 * room for no more than lifelines, texts run on over those at their right; a tab that does not even get one has no column.
 */
export function layOut(story: Story, left: number, width: number): Column[] {
  const room = width - left;
  const full = sketches(story, false);
  const tabs = full.filter(({ tab }) => tab !== null);
  const areasFull = sum(full) - sum(tabs);
  const named = tabs.length === 0 || (room - areasFull) / tabs.length >= comfortableTab;
  const chosen = named ? full : sketches(story, true);
  const comfortable = shrink(chosen, room, leastTab);
  const shrunk = sum(comfortable) <= room ? comfortable : tight(sketches(story, true), room);
  let x = left;
  return shrunk.map((sketch) => {
    const column = { ...sketch, x, bars: Math.min(sketch.bars, Math.max(1, sketch.width - sketch.slots - leastText)) };
    x += sketch.width;
    return column;
  });
}

function sum(columns: readonly Sketch[]): number {
  return columns.reduce((total, { width }) => total + width, 0);
}

/** Takes width from the widest tabs until all fit, or no tab has any left to give. */
function shrink(columns: readonly Sketch[], room: number, least: number): Sketch[] {
  const excess = sum(columns) - room;
  if (excess <= 0) return [...columns];
  const shared = room - sum(columns.filter(({ tab }) => tab === null));
  const tabs = columns.filter(({ tab }) => tab !== null).sort((a, b) => a.width - b.width);
  const widths = new Map<Sketch, number>();
  let rest = shared;
  for (const [n, tab] of tabs.entries()) {
    const width = Math.min(tab.width, Math.max(least, Math.floor(rest / (tabs.length - n))));
    widths.set(tab, width);
    rest -= width;
  }
  return columns.map((column) => ({ ...column, width: widths.get(column) ?? column.width }));
}

/** Areas have a letter, and tabs a number where their name does not fit. */
function tight(columns: readonly Sketch[], room: number): Sketch[] {
  const narrow = columns.map((column) => (column.tab === null ? narrowArea(column) : column));
  const shrunk = shrink(withinRoom(narrow, room), room, tightTab);
  let tabs = 0;
  return shrunk.map((column) => {
    if (column.tab === null) return column;
    const number = `${++tabs}`;
    const slots = Math.min(column.slots, column.width - 1 - Math.min(column.bars, 1));
    return widthOf(column.tab) < column.width
      ? { ...column, slots }
      : { ...column, slots, title: [number], footnote: visible(column.tab) };
  });
}

function narrowArea(column: Sketch): Sketch {
  return { ...column, title: column.title.slice(0, 1), width: tightArea };
}

/** The areas that all tabs share, then one tab after the other with its own, as long as there is room. */
function withinRoom(columns: readonly Sketch[], room: number): Sketch[] {
  const shared = columns.filter(({ tab, area }) => tab === null && area?.tab === null);
  let left = room - shared.length * tightArea;
  const kept = new Set(shared);
  for (const column of columns) {
    if (column.tab === null) continue;
    const own = columns.filter(({ area }) => area !== null && area.tab === column.tab);
    left -= tightTab + own.length * tightArea;
    if (left < 0) break;
    for (const each of [column, ...own]) kept.add(each);
  }
  return columns.filter((column) => kept.has(column));
}

function sketches(story: Story, short: boolean): Sketch[] {
  const sketched: Sketch[] = [];
  const drawn = new Set<AreaActor>();
  let letters = 0;
  const addArea = (area: AreaActor): void => {
    drawn.add(area);
    const letter = short ? String.fromCharCode('A'.charCodeAt(0) + (letters++ % 26)) : null;
    sketched.push(areaSketch(story, area, letter));
  };
  for (const tab of story.tabs) {
    const slots = Math.min(mostSlots, mostWaiting(story.rows, tab));
    const bars = Math.min(mostBars, mostLocks(story, tab));
    const width = tabWidth(story.rows, tab, bars + slots);
    sketched.push({ tab, area: null, title: [visible(tab)], footnote: null, width, bars, slots });
    for (const area of story.areas) if (area.tab === tab) addArea(area);
  }
  for (const area of story.areas) if (!drawn.has(area)) addArea(area);
  return sketched;
}

function areaSketch({ areas }: Story, area: AreaActor, letter: string | null): Sketch {
  const owner = area.tab === null ? '' : `of ${area.tab}`;
  const whose = area.copyOf === undefined ? owner : inWhich(area, area.copyOf);
  const name = `${area.kind}${whose === '' ? '' : ` ${whose}`}, ${keyOf(area)}`;
  if (letter !== null)
    return {
      tab: null,
      area,
      title: [letter, shortAreaName(area.kind).slice(0, 3)],
      footnote: visible(name),
      width: letterArea,
      bars: 0,
      slots: 0,
    };
  const sameKind = areas.filter(({ kind, tab }) => kind === area.kind && tab === area.tab);
  if (area.copyOf !== undefined) return sketchOfCopy(area, area.copyOf);
  const second = sameKind.length > 1 ? fit(visible(shortOrigin(keyOf(area))), 18) : owner;
  const title = second === '' ? [shortAreaName(area.kind)] : [shortAreaName(area.kind), second];
  return { tab: null, area, title, footnote: null, width: Math.max(...title.map(widthOf)) + 2, bars: 0, slots: 0 };
}

/** Width that a tab would like: its longest text, with the room for an arrow, and for what stands beside the lifeline. */
function tabWidth(rows: readonly Row[], tab: string, beside: number): number {
  let widest = widthOf(tab);
  for (const row of rows) {
    if (row.tab !== tab) continue;
    const wraps = row.arrow === null && row.tone !== 'event';
    const text = widthOf(rowText(row)) + (row.arrow === null ? 0 : 4);
    widest = Math.max(widest, wraps ? Math.min(text, 36) : text);
  }
  return Math.min(60, widest + beside + 3);
}

/** The text of a row as it is drawn, with its mark, its place under the head of its step, and how often it happened. */
export function rowText({ mark, text, times, inset }: Row): string {
  return `${inset ? '  ' : ''}${mark === '' ? '' : `${mark} `}${text}${times > 1 ? ` ×${times}` : ''}`;
}

function mostLocks({ rows, locksBefore }: Story, tab: string): number {
  const open = new Set<number>();
  let most = 0;
  for (const lock of [...locksBefore, ...rows.map((row) => row.lock)]) {
    if (lock?.tab !== tab) continue;
    if (lock.state === 'over') open.delete(lock.request);
    else open.add(lock.request);
    most = Math.max(most, open.size);
  }
  return most;
}

function mostWaiting(rows: readonly Row[], tab: string): number {
  const waiting = new Set<number>();
  let most = 0;
  for (const { queued, ran } of rows) {
    for (const each of queued) if (each.tab === tab) waiting.add(each.task);
    most = Math.max(most, waiting.size);
    if (ran !== null) waiting.delete(ran);
  }
  return most;
}

/** Whose copy it is, `in tab1`: what stands behind the name of what it is a copy of. */
function inWhich({ area }: AreaActor, copyOf: string): string {
  return area.slice(copyOf.length + 1);
}

/** A process's copy is told apart by whose it is. */
function sketchOfCopy(area: AreaActor, copyOf: string): Sketch {
  const title = [areaNames[area.kind], fit(visible(inWhich(area, copyOf)), 18)];
  return { tab: null, area, title, footnote: null, width: Math.max(...title.map(widthOf)) + 2, bars: 0, slots: 0 };
}
