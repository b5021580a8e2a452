import { optionsWith } from '../../lib/browser/inner.ts';
import { surroundings, type Surroundings } from '../../lib/browser/surroundings.ts';
import type { ExploreOptions } from '../../lib/explore/index.ts';

const around = surroundings();

/** Those that are here, but that promise jobs cannot be drained, as in a web page. */
export const byTurns: Surroundings = { ...around, checkpoint: { drain: null, hop: around.checkpoint.hop } };

/** The same options, where schedules have to be run by turns. */
export function inTurns(options: ExploreOptions = {}): ExploreOptions {
  return { ...options, browser: optionsWith(options.browser ?? {}, { surroundings: byTurns }) };
}
