import type { StoryDetail } from '../../trace/story.ts';
import { formatNames, formatOf, type Format } from '../formats.ts';
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
}

export const viewFlags: readonly Flag[] = ['format', 'output', 'width', 'ascii', 'detail'];

/** The narrowest timeline and the widest. */
const widths: readonly [number, number] = [20, 10_000];
const details: readonly StoryDetail[] = ['story', 'full'];

export function viewOf(values: Values): View {
  const output = outputOf(values);
  return {
    format: oneOf('format', formatNames, values) ?? (output === null ? undefined : formatOf(output)) ?? 'text',
    output,
    width: widthOf(values),
    ascii: values.ascii === true,
    detail: oneOf('detail', details, values) ?? 'story',
  };
}

/** Null: none was given. */
export function widthOf(values: Values): number | null {
  return wholeNumber('width', widths, values, 'A width');
}

/** Null: none was given. */
export function outputOf({ output }: Values): string | null {
  if (output === undefined || (typeof output === 'string' && output !== '')) return output ?? null;
  throw badValue('output', output, 'It takes the name of a file.', 'Write, for example, -o timeline.txt');
}
