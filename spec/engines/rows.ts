import type { Engine } from '../../lib/index.ts';
import type { Row } from './row.ts';
import { rowsOfAll } from './rows-of-all.ts';
import { rowsOfChromium } from './rows-of-chromium.ts';
import { rowsOfFirefox } from './rows-of-firefox.ts';
import { rowsOfStandard } from './rows-of-standard.ts';
import { rowsOfWebKit } from './rows-of-webkit.ts';

const own: Readonly<Record<Engine, readonly Row[]>> = {
  standard: rowsOfStandard,
  chromium: rowsOfChromium,
  firefox: rowsOfFirefox,
  webkit: rowsOfWebKit,
};

/** What differs where that engine is asked for. */
export function rowsOf(engine: Engine): readonly Row[] {
  return [...rowsOfAll, ...own[engine]];
}
