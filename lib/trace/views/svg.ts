import { tell, type StoryDetail } from '../story.ts';
import type { TraceEvent } from '../trace-event.ts';
import { droppedText } from '../wording.ts';
import { checkPictureOptions } from './check-view-options.ts';
import type { Theme } from './palette.ts';
import { Picture } from './svg/picture.ts';

/** How a trace is drawn as SVG. */
export interface SVGOptions {
  /** `auto` (default): light or dark as whoever looks prefers. `light`, `dark`: that one, for slides and documents. */
  readonly theme?: Theme;
  /** As {@link TimelineOptions.detail}; default `story`. */
  readonly detail?: StoryDetail;
  /** Rows at most; default 1,000. A line at the end says how many there are besides. */
  readonly rows?: number;
  /** What the picture is called; default `Timeline`, with the names of the tabs. */
  readonly title?: string;
}

const usualRows = 1000;
const mostNamed = 6;

/**
 * The timeline as a picture: one file of SVG without scripts or anything from elsewhere, in pieces. The same events and options give the same bytes.
 * Throws a {@link StorageloomError} with the code `BAD_OPTION` for an option that does not exist, or has a value that it cannot have.
 *
 * @param dropped How many events the trace has lost at its beginning: `header.dropped`. A line of the picture says so.
 * @param empty What the picture says where nothing is told.
 */
export function svg(
  events: Iterable<TraceEvent>,
  options: SVGOptions = {},
  dropped: number = 0,
  empty: string = 'Nothing happened yet.',
): Iterable<string> {
  checkPictureOptions(options);
  const { theme = 'auto', detail = 'story', rows: most = usualRows } = options;
  const story = tell(events, detail, dropped);
  const more = story.rows.length - most;
  const named = story.tabs.slice(0, mostNamed).join(', ');
  const names = named === '' ? '' : ` of ${named}${story.tabs.length > mostNamed ? ' and others' : ''}`;
  const after = more <= 0 ? [] : [`… and ${more} more ${more === 1 ? 'row' : 'rows'}: the option rows is ${most}.`];
  return new Picture(more > 0 ? { ...story, rows: story.rows.slice(0, most) } : story, {
    ...{ theme, after, title: options.title ?? `Timeline${names}` },
    before: [...(dropped > 0 ? [droppedText(dropped)] : []), ...(story.rows.length === 0 ? [empty] : [])],
  }).draw();
}
