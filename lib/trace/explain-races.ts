import type { Race } from './happens-before/races.ts';
import { shortKey } from './wording.ts';

/** Most races of one step that are told one by one. */
const mostTold = 3;

/** The races of one step, a line each, each line with a newline before it; empty where there are none. */
export function textOfRaces(races: readonly Race[], step: number): string {
  const own = races.filter(({ first, second }) => first.step === step || second.step === step);
  const lines = own.slice(0, mostTold).map((race) => `\n${lineOf(race, step)}`);
  const more = own.length - mostTold;
  if (more > 0) lines.push(`\nIt is in ${more} more ${more === 1 ? 'race' : 'races'}: trace.races() has all.`);
  return lines.join('');
}

function lineOf({ area, key, first, second }: Race, step: number): string {
  const [own, other] = first.step === step ? [first, second] : [second, first];
  const what = key === null ? `the keys of ${area}` : `${shortKey(key)} of ${area}`;
  const deeds = [own, other].map(({ access }) => (access === 'write' ? 'writes' : 'reads'));
  return `Race: it ${deeds[0]} ${what}, and step ${other.step} of ${other.tab ?? 'the user agent'} ${deeds[1]} it; nothing says which comes first.`;
}
