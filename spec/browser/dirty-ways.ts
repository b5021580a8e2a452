import { answered, around, moved, opened } from './dirty-pages.ts';
import { clocked, heard, stored } from './dirty-runs.ts';
import type { Way } from './dirty-way.ts';
import { changed } from './dirty-windows.ts';

/** By what they leave behind. */
export const ways: Readonly<Record<string, Way>> = {
  ...{ ...stored, ...clocked, ...heard },
  ...{ ...moved, ...around, ...answered, ...opened },
  ...changed,
};
