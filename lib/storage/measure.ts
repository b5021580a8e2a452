import { utf8Length } from '../infra/utf8-length.ts';

/** How much of a quota a string takes. */
export type Measure = (text: string) => number;

/**
 * How engines count: `utf-16` by UTF-16 code units (Chromium, Firefox), `utf-8` by bytes of UTF-8 (Ladybird), `latin-1-or-utf-16` by
 * bytes, two for each code unit of a string that has one beyond Latin-1 (WebKit).
 */
export type MeasureName = 'utf-16' | 'utf-8' | 'latin-1-or-utf-16';

export const measures: Readonly<Record<MeasureName, Measure>> = {
  'utf-16': (text) => text.length,
  'utf-8': utf8Length,
  'latin-1-or-utf-16': (text) => (/[^\0-\u00ff]/.test(text) ? 2 * text.length : text.length),
};
