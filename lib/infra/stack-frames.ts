/** Where in a source text something is: lines and columns from 1; 0 where they are not known. */
export interface StackPlace {
  readonly url: string;
  readonly line: number;
  readonly column: number;
}

/** The lines of a stack that somebody can do something about, in their order. */
export interface StackFrames {
  /** Of page code: in a document or script with a URL. */
  readonly page: readonly string[];
  /** Of whoever tests: in a file. Without frames of ours, of emulators and other packages, and of Node. */
  readonly test: readonly string[];
  /** Whose the innermost of them is; null when there is none. */
  readonly innermost: 'page' | 'test' | null;
  /** Of the innermost frame of page code; null when there is none. */
  readonly place: StackPlace | null;
}

// V8 writes `at name (place)`, `at place`, and for text that does not parse `place` alone with the line and no column.
const placePattern =
  /(?:^|[\s(])((?:https?|data|blob|about):[^\s()]*?|file:[^\s()]*?|\/[^\s()]*?|[A-Za-z]:\\[^()]*?):(\d+)(?::(\d+))?\)?\s*$/;

/** This package: `…/lib/`, or `…/dist/` where it is built. */
const ours = new URL('../', import.meta.url);

/** Reads the `stack` of an error of any realm; of what is no error, or has no stack that can be read, there are no frames. */
export function stackFrames(error: unknown): StackFrames {
  const frames: Frame[] = [];
  const lines = stackOf(error).split('\n');
  for (const line of lines.slice(1)) if (/^\s*at /.test(line)) frames.push(...frameOf(line));
  // Of text that does not parse the place stands first, and no frame is of the text.
  const [head = ''] = lines;
  const places = [...frames, ...(/^\S+$/.test(head) ? frameOf(head) : [])].filter(({ owner }) => owner !== null);
  const [innermost] = places;
  const found = places.find(({ owner }) => owner === 'page');
  const place = found === undefined ? null : { ...found.place, column: found.place.column || caretColumn(lines) };
  const linesOf = (wanted: Frame['owner']): string[] =>
    frames.filter(({ owner }) => owner === wanted).map(({ line }) => line.trim());
  return { page: linesOf('page'), test: linesOf('test'), innermost: innermost?.owner ?? null, place };
}

interface Frame {
  readonly line: string;
  readonly place: StackPlace;
  readonly owner: 'page' | 'test' | null;
}

function frameOf(line: string): Frame[] {
  const found = placePattern.exec(line);
  if (found === null) return [];
  const [, url = '', row, column = '0'] = found;
  return [{ line, place: { url, line: Number(row), column: Number(column) }, owner: ownerOf(url) }];
}

function ownerOf(url: string): 'page' | 'test' | null {
  if (url.startsWith(ours.href) || (ours.protocol === 'file:' && url.startsWith(ours.pathname))) return null;
  if (/^(?:https?|data|blob|about):/.test(url)) return 'page';
  return /[\\/]node_modules[\\/]/.test(url) ? null : 'test';
}

/** Of text that does not parse: V8 marks the place below the line. */
function caretColumn(lines: readonly string[]): number {
  const marked = lines.slice(1, 4).find((line) => /^\s*\^+\s*$/.test(line));
  return marked === undefined ? 0 : marked.indexOf('^') + 1;
}

function stackOf(error: unknown): string {
  try {
    const stack: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'stack') : '';
    return typeof stack === 'string' ? stack : '';
  } catch {
    return '';
  }
}
