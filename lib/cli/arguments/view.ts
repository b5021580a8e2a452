import type { StoryDetail } from '../../trace/story.ts';
import { extname } from 'node:path';
import { formatNames, formatOf, formats, titledFormats, type Format } from '../formats.ts';
import { badValue, oneOf, wholeNumber, type Flag, type Values } from './flags.ts';

/** How a trace is to be written, and where. */
export interface View {
  readonly format: Format;
  /** A file, as it was typed; null: standard output. */
  readonly output: string | null;
  /** Null: as wide as the terminal. */
  readonly width: number | null;
  readonly ascii: boolean;
  readonly detail: StoryDetail;
  /** Null: what it calls itself. */
  readonly title: string | null;
}

export const viewFlags: readonly Flag[] = ['format', 'output', 'width', 'ascii', 'detail', 'title'];

/** The narrowest timeline and the widest. */
const widths: readonly [number, number] = [20, 10_000];
const details: readonly StoryDetail[] = ['story', 'full'];

export function viewOf(values: Values): View {
  const output = outputOf(values);
  const format = oneOf('format', formatNames, values) ?? formatFor(output);
  return {
    format,
    output,
    width: widthOf(values),
    ascii: values.ascii === true,
    detail: oneOf('detail', details, values) ?? 'story',
    title: titleOf(values, format),
  };
}

/** Null: none was given. */
export function widthOf(values: Values): number | null {
  return wholeNumber('width', widths, values, 'A width');
}

/** What the name of the file says; text where it has no ending. Throws USAGE for an ending that no format has. */
function formatFor(output: string | null): Format {
  const found = output === null ? undefined : formatOf(output);
  if (found !== undefined) return found;
  if (output === null || extname(output) === '') return 'text';
  const known = formatNames.flatMap((name) => formats[name].extensions);
  throw badValue(
    'output',
    output,
    `No format goes with the ending ${extname(output)}; these have one: ${known.join(', ')}.`,
    'Write another ending, or say the format: --format text.',
  );
}

function titleOf({ title }: Values, format: Format): string | null {
  if (title === undefined) return null;
  const named = [...titledFormats].join(' and ');
  if (typeof title !== 'string' || title.trim() === '') {
    throw badValue('title', title, 'It takes a text.', "Write, for example, --title 'Two tabs book'");
  }
  if (titledFormats.has(format)) return title;
  throw badValue(
    'title',
    title,
    `Only ${named} have a title, and the format is ${format}.`,
    'Leave it out, or write -o timeline.svg',
  );
}

/** Null: none was given. */
export function outputOf({ output }: Values): string | null {
  if (output === undefined || (typeof output === 'string' && output !== '')) return output ?? null;
  throw badValue('output', output, 'It takes the name of a file.', 'Write, for example, -o timeline.txt');
}
