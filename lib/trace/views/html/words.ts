import { shortAreaName } from '../../columns.ts';
import { keyOf, type AreaActor } from '../../actors.ts';
import type { Arrow, Row, Story } from '../../row.ts';
import { visible } from '../../text-width.ts';
import { shortOrigin, timeText } from '../../wording.ts';
import type { Moment } from './moments.ts';

const arrowWords: Readonly<Record<Arrow['direction'], string>> = {
  to: 'to',
  from: 'from',
  refused: 'refused by',
  unchanged: 'in',
};

/** What marks say, for who hears the text. */
const markWords: ReadonlyMap<string, string> = new Map([
  ['●', 'hears '],
  ['✗', 'fails: '],
  ['✓', 'holds: '],
  ['⇢', 'navigates: '],
  ['»', 'console: '],
  ['?', 'dialog: '],
]);

/** A row without its mark, with its arrow and what it queued in words. */
export function rowWords({ text, times, arrow, queued }: Row, { areas }: Story): string {
  const area = arrow === null ? undefined : areas.find((each) => each.area === arrow.area);
  const where = arrow === null || area === undefined ? '' : ` ${arrowWords[arrow.direction]} ${shortAreaName(area.kind)}`;
  const whom = queued.length === 0 ? '' : `; queued for ${queued.map(({ tab }) => tab).join(', ')}`;
  return visible(`${text}${times > 1 ? ` ×${times}` : ''}${where}${whom}`);
}

/** A moment in a few words: `#5, 2504 ms, tab2`. */
export function momentTitle({ step, rows }: Moment): string {
  const tabs = [...new Set(rows.flatMap(({ tab }) => tab ?? []))];
  const who = tabs.length === 0 ? '' : `, ${tabs.join(', ')}`;
  return visible(`${step === -1 ? 'Between steps' : `Step ${step}`}, ${timeText(rows[0]!.ms)} ms${who}`);
}

/** A moment as one line. */
export function momentLine(moment: Moment, story: Story): string {
  const told = moment.rows.map((row) => `${markWords.get(row.mark) ?? ''}${rowWords(row, story)}`);
  return `${momentTitle(moment)}: ${told.join('. ')}`;
}

export function areaTitle(area: AreaActor): string {
  return visible(`${area.kind}${area.tab === null ? '' : ` of ${area.tab}`}, ${shortOrigin(keyOf(area))}`);
}
