import type { Tone } from '../../row.ts';
import { markup } from '../markup.ts';

/** Pixels of a column of characters, and of a line of text with the room around it. */
export const cell = 7.25;
export const lineHeight = 18;
/** From the top of a line to where its characters stand, and to its middle. */
const baseline = 13;
export const middle = 9;

/** A number with at most two decimals. */
export function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export function text(x: number, top: number, content: string, tone: Tone, anchor = ''): string {
  return `<text x="${px(x)}" y="${px(top + baseline)}" class="sl-${tone}"${anchor}>${markup(content)}</text>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, classes: string): string {
  return `<path d="M${px(x1)} ${px(y1)}L${px(x2)} ${px(y2)}" class="${classes}"/>`;
}

export function box(x: number, y: number, width: number, height: number, classes: string, more = ''): string {
  return `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" class="${classes}"${more}/>`;
}

/** The head of an arrow at `x`, which points right (1) or left (-1). */
export function head(x: number, y: number, way: 1 | -1, tone: Tone): string {
  return `<path d="M${px(x)} ${px(y)}l${-6 * way} -3.5v7z" class="sl-${tone}"/>`;
}

export function diamond(x: number, y: number): string {
  return `<path d="M${px(x)} ${px(y - 4)}l4 4l-4 4l-4 -4z" class="sl-open sl-s-event"/>`;
}

export function dot(x: number, y: number): string {
  return `<circle cx="${px(x)}" cy="${px(y)}" r="3.5" class="sl-event"/>`;
}

/** Where an arrow ends that changes nothing. */
export function stop(x: number, y: number, tone: Tone): string {
  return `<path d="M${px(x)} ${px(y - 4)}v8" class="sl-s-${tone}"/>`;
}

export function cross(x: number, y: number, tone: Tone): string {
  return `<path d="M${px(x - 3.5)} ${px(y - 3.5)}l7 7m0 -7l-7 7" class="sl-s-${tone}"/>`;
}
