import { Canvas } from './canvas.ts';
import { shortAreaName, rowText } from './columns.ts';
import { legendOf } from './legend.ts';
import type { Arrow, Row, Story } from './row.ts';
import { visible, wrap } from './text-width.ts';
import type { TimelineParts } from './timeline-parts.ts';
import { timeText } from './wording.ts';

/** How lines of text are written: columns of the terminal, and what its characters and colours are. */
export interface ListLook {
  readonly width: number;
  readonly color: boolean;
  readonly ascii: boolean;
  /** Whether steps have their numbers. */
  readonly steps: boolean;
}

/** What stands between the parts of a line of the legend: here each has a line of its own. */
const between = '   ';

/** Most lines that one row takes. */
const mostLines = 6;

const arrows: Readonly<Record<Arrow['direction'], readonly [sign: string, text: string]>> = {
  to: ['►', '─►'],
  from: ['◄', '◄─'],
  refused: ['─✗', '─✗'],
  unchanged: ['─⊣', '─⊣'],
};

/** A story as a list, where there is no room for columns beside each other: a heading for each time, and the tab in front of each row. */
export function drawList(story: Story, look: ListLook): TimelineParts {
  const lines: string[] = [];
  const signs = new Set<string>();
  const put = (text: string, tone: Row['tone']): void => {
    for (const [n, part] of wrap(text, look.width - 1, mostLines).entries()) {
      const canvas = new Canvas(look.width);
      canvas.put(n === 0 ? 0 : 1, part, tone);
      lines.push(canvas.render(look.color, look.ascii));
    }
  };
  let previous: Row | null = null;
  for (const row of story.rows) {
    if (row.ms !== previous?.ms) put(`${timeText(row.ms)} ms`, 'dim');
    const numbered = look.steps && row.step !== -1 && row.step !== previous?.step;
    if (numbered) signs.add('#');
    for (const sign of signsOf(row)) signs.add(sign);
    put(`${numbered ? `#${row.step} ` : ''}${wordsOf(row, story)}`, row.tone);
    previous = row;
  }
  const end = lines.length;
  for (const line of legendOf(signs, [], Infinity)) for (const part of line.split(between)) put(part, 'dim');
  return { head: [], rows: lines.slice(0, end), foot: lines.slice(end) };
}

function wordsOf(row: Row, { areas }: Story): string {
  const { arrow, queued, tab } = row;
  const text = rowText({ ...row, inset: false });
  const kind = areas.find(({ area }) => area === arrow?.area)?.kind ?? 'localStorage';
  const to = arrow === null ? '' : ` ${arrows[arrow.direction][1]} ${shortAreaName(kind)}`;
  const hearers = [...new Set(queued.map((each) => ` ◇ ${visible(each.tab)}`))].join('');
  return `${tab === null ? '──' : visible(tab)} ${text}${to}${hearers}`;
}

/** Keys of the legend. */
function signsOf({ mark, times, text, queued, arrow, tab }: Row): readonly string[] {
  return [
    mark,
    ...(times > 1 ? ['×'] : []),
    ...(text.includes('⏎') ? ['⏎'] : []),
    ...(queued.length > 0 ? ['◇'] : []),
    ...(arrow === null ? [] : [arrows[arrow.direction][0]]),
    ...(tab === null ? ['──'] : []),
  ];
}
