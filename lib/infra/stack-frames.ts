import type { ModuleFiles } from './module-files.ts';

/** Where in a source text something is: lines and columns from 1; 0 where they are not known. */
export interface StackPlace {
  readonly url: string;
  readonly line: number;
  readonly column: number;
}

/** The lines of a stack that somebody can do something about, in their order. */
export interface StackFrames {
  /** Of page code: in a document or script with a URL, or in a file whose module a page has run. */
  readonly page: readonly string[];
  /** Of whoever tests: in a file. Without frames of ours, of emulators and other packages, and of Node. */
  readonly test: readonly string[];
  /** Whose the innermost of them is; null when there is none. */
  readonly innermost: 'page' | 'test' | null;
  /** A frame of the test is among the innermost that call each other directly, with nothing of ours or of other packages between. */
  readonly nearTest: boolean;
  /** Of the innermost frame of page code; null when there is none. */
  readonly place: StackPlace | null;
  /** Of the innermost frame in a file whose module a page has run; null when there is none. */
  readonly modulePlace: StackPlace | null;
  /** The innermost frame that somebody owns is one. */
  readonly beginsInModule: boolean;
}

// V8 writes `at name (place)`, `at place`, and for text that does not parse `place` alone with the line and no column.
const placePattern =
  /(?:^|[\s(])((?:https?|data|blob|about):[^\s()]*?|file:[^\s()]*?|\/[^\s()]*?|[A-Za-z]:\\[^()]*?):(\d+)(?::(\d+))?\)?\s*$/;

/** This package: `…/lib/`, or `…/dist/` where it is built. */
const ours = new URL('../', import.meta.url);

/**
 * Reads the `stack` of an error of any realm; of what is no error, or has no stack that can be read, there are no frames. `modules`: files
 * whose modules pages have run.
 */
export function stackFrames(error: unknown, modules: ModuleFiles | null = null): StackFrames {
  const { unparsed, trace } = partsOf(error, modules);
  const frames = trace.flatMap((line) => frameOf(line, modules));
  // Of text that does not parse the place stands first, and no frame is of the text.
  const places = [...frames, ...(unparsed === null ? [] : [unparsed])].filter(({ owner }) => owner !== null);
  const [innermost] = places;
  const placeOf = (wanted: (frame: Frame) => boolean): StackPlace | null => places.find(wanted)?.place ?? null;
  const linesOf = (wanted: Frame['owner']): string[] =>
    frames.filter(({ owner }) => owner === wanted).map(({ line }) => line.trim());
  return {
    page: linesOf('page'),
    test: linesOf('test'),
    innermost: innermost?.owner ?? null,
    nearTest: innermostRun(frames).some(({ owner }) => owner === 'test'),
    place: placeOf(({ owner }) => owner === 'page'),
    modulePlace: placeOf(({ isModule }) => isModule),
    beginsInModule: innermost?.isModule ?? false,
  };
}

/** From the innermost frame that somebody owns to the next that nobody does. */
function innermostRun(frames: readonly Frame[]): readonly Frame[] {
  const start = frames.findIndex(({ owner }) => owner !== null);
  if (start === -1) return [];
  const rest = frames.slice(start);
  const end = rest.findIndex(({ owner }) => owner === null);
  return end === -1 ? rest : rest.slice(0, end);
}

interface Frame {
  readonly line: string;
  readonly place: StackPlace;
  readonly owner: 'page' | 'test' | null;
  readonly isModule: boolean;
}

function frameOf(line: string, modules: ModuleFiles | null): Frame[] {
  const found = placePattern.exec(line);
  if (found === null) return [];
  const [, name = '', row, column = '0'] = found;
  const moduleURL = modules?.urlOf(name) ?? null;
  const place = { url: moduleURL ?? name, line: Number(row), column: Number(column) };
  return [{ line, place, owner: moduleURL === null ? ownerOf(name) : 'page', isModule: moduleURL !== null }];
}

function ownerOf(url: string): 'page' | 'test' | null {
  if (url.startsWith(ours.href) || (ours.protocol === 'file:' && url.startsWith(ours.pathname))) return null;
  if (/^(?:https?|data|blob|about):/.test(url)) return 'page';
  return /[\\/]node_modules[\\/]/.test(url) ? null : 'test';
}

interface Parts {
  /** The place of a text that does not parse, which V8 marks below its line; null for all other errors. */
  readonly unparsed: Frame | null;
  /** The lines of calls, innermost first. */
  readonly trace: readonly string[];
}

/** The line of V8 for text that does not parse: its place, the line itself, and a mark below. */
const markPattern = /^(\S+:\d+)\n.*\n([ \t]*)\^+[ \t]*\n\n?/;

/** Takes the message away before lines are looked at: it may hold some that look like calls. */
function partsOf(error: unknown, modules: ModuleFiles | null): Parts {
  const stack = textOf(error, 'stack');
  const head = { name: textOf(error, 'name'), message: textOf(error, 'message') };
  const whole = traceAfter(head, stack);
  if (whole !== null) return { unparsed: null, trace: callsOf(whole) };
  const mark = markPattern.exec(stack);
  const [marked = '', url = '', indent = ''] = mark ?? [];
  const [unparsed = null] = mark === null ? [] : frameOf(url, modules);
  const column = indent.length + 1;
  const rest = stack.slice(marked.length);
  return {
    unparsed: unparsed === null ? null : { ...unparsed, place: { ...unparsed.place, column } },
    trace: callsOf(traceAfter(head, rest) ?? traceBelow(head, rest)),
  };
}

interface Head {
  readonly name: string;
  readonly message: string;
}

/** What follows the message on a stack that begins with it, whatever the name was when the stack was made; null for all others. */
function traceAfter({ message }: Head, stack: string): string | null {
  if (message === '') return null;
  const firstBreak = stack.indexOf('\n');
  const latest = firstBreak === -1 ? stack.length : firstBreak;
  for (let start = stack.indexOf(message); start !== -1 && start <= latest; start = stack.indexOf(message, start + 1)) {
    const end = start + message.length;
    const begins = start === 0 || stack.startsWith(': ', start - 2);
    if (begins && (end === stack.length || stack[end] === '\n')) return stack.slice(end);
  }
  return null;
}

/**
 * The same where the message was another one when the stack was made: without the first line, without those that follow and are in the
 * message or the name, and of what then remains the last block of calls.
 */
function traceBelow({ name, message }: Head, stack: string): string {
  const known = new Set([...name.split('\n'), ...message.split('\n')]);
  const lines = stack.split('\n').slice(1);
  const start = lines.findIndex((line) => !known.has(line));
  const rest = start === -1 ? [] : lines.slice(start);
  const end = rest.findLastIndex(isCall) + 1;
  const before = rest.slice(0, end).findLastIndex((line) => !isCall(line));
  return rest.slice(before + 1, end).join('\n');
}

function callsOf(trace: string): readonly string[] {
  return trace.split('\n').filter(isCall);
}

function isCall(line: string): boolean {
  return /^\s*at /.test(line);
}

/** A member that is a text; empty for all others, and where it cannot be read. */
function textOf(error: unknown, member: 'stack' | 'name' | 'message'): string {
  try {
    const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, member) : '';
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
}
