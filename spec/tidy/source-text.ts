/** A file of the repository: its path from the root, with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** One breach of a rule. `line` counts from 1. */
export interface Violation {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** A comment of a source text, without its delimiters, trimmed. A block comment has one entry for each of its lines. */
export interface Comment {
  readonly line: number;
  readonly text: string;
  readonly kind: 'line' | 'block';
  /** No code stands before it on its line. */
  readonly alone: boolean;
}

/** A source text taken apart: `code` has the same length and lines, with comments, strings and regular expressions blanked. */
export interface Scanned {
  readonly code: string;
  readonly comments: readonly Comment[];
}

interface Scan {
  readonly text: string;
  readonly code: string[];
  readonly comments: Comment[];
  at: number;
  line: number;
  /** Depth of braces at which each open template literal goes on. */
  readonly templates: number[];
  depth: number;
}

/** Words after which a slash begins a regular expression, not a division. */
const beforeExpression = /(?:^|[^\w$.])(?:return|typeof|case|in|of|do|else|void|delete|throw|new|await|yield)\s*$/;

/** Takes a TypeScript text apart far enough for the rules: no parser, but strings, templates and regular expressions are known. */
export function scan(text: string): Scanned {
  const state: Scan = { text, code: [], comments: [], at: 0, line: 1, templates: [], depth: 0 };
  while (state.at < text.length) scanOne(state);
  return { code: state.code.join(''), comments: state.comments };
}

function scanOne(state: Scan): void {
  const { text, at } = state;
  const here = text[at] as string;
  const pair = text.slice(at, at + 2);
  if (pair === '//') return scanLineComment(state);
  if (pair === '/*') return scanBlockComment(state);
  if (here === "'" || here === '"') return scanQuoted(state, here);
  if (here === '`') return scanTemplate(state);
  if (here === '/' && startsRegularExpression(state)) return scanRegularExpression(state);
  if (here === '{') state.depth++;
  if (here === '}') {
    if (state.templates.at(-1) === state.depth) {
      state.templates.pop();
      state.depth--;
      return scanTemplate(state);
    }
    state.depth--;
  }
  keep(state, 1);
}

function keep(state: Scan, count: number): void {
  for (let i = 0; i < count && state.at < state.text.length; i++) {
    const character = state.text[state.at++] as string;
    if (character === '\n') state.line++;
    state.code.push(character);
  }
}

function blank(state: Scan, count: number): void {
  for (let i = 0; i < count && state.at < state.text.length; i++) {
    const character = state.text[state.at++] as string;
    if (character === '\n') state.line++;
    state.code.push(character === '\n' ? '\n' : ' ');
  }
}

function standsAlone(state: Scan): boolean {
  return state.text.slice(state.text.lastIndexOf('\n', state.at - 1) + 1, state.at).trim() === '';
}

function scanLineComment(state: Scan): void {
  const end = state.text.indexOf('\n', state.at);
  const raw = state.text.slice(state.at, end < 0 ? undefined : end);
  state.comments.push({ line: state.line, text: raw.slice(2).trim(), kind: 'line', alone: standsAlone(state) });
  blank(state, raw.length);
}

function scanBlockComment(state: Scan): void {
  const end = state.text.indexOf('*/', state.at + 2);
  const raw = state.text.slice(state.at, end < 0 ? undefined : end + 2);
  const alone = standsAlone(state);
  raw.split('\n').forEach((part, index) => {
    const words = part
      .replace(/^\s*\/?\*+/, '')
      .replace(/\*\/$/, '')
      .trim();
    state.comments.push({ line: state.line + index, text: words, kind: 'block', alone });
  });
  blank(state, raw.length);
}

function scanQuoted(state: Scan, quote: string): void {
  let end = state.at + 1;
  while (end < state.text.length && state.text[end] !== quote && state.text[end] !== '\n') {
    end += state.text[end] === '\\' ? 2 : 1;
  }
  keep(state, 1);
  blank(state, end - state.at);
  keep(state, 1);
}

/** From a back quote, or from the brace that ends a placeholder, to the next placeholder or the closing back quote. */
function scanTemplate(state: Scan): void {
  keep(state, 1);
  while (state.at < state.text.length) {
    const here = state.text[state.at];
    if (here === '`') return keep(state, 1);
    if (here === '$' && state.text[state.at + 1] === '{') {
      keep(state, 2);
      state.templates.push(++state.depth);
      return;
    }
    blank(state, here === '\\' ? 2 : 1);
  }
}

function startsRegularExpression(state: Scan): boolean {
  const before = state.code
    .slice(Math.max(0, state.code.length - 80))
    .join('')
    .trimEnd();
  return before === '' || /[(,=:[!&|?{};+\-*%~^<>]$/.test(before) || beforeExpression.test(before);
}

function scanRegularExpression(state: Scan): void {
  let inClass = false;
  let end = state.at + 1;
  for (; end < state.text.length && state.text[end] !== '\n'; end++) {
    const here = state.text[end];
    if (here === '\\') end++;
    else if (here === '[') inClass = true;
    else if (here === ']') inClass = false;
    else if (here === '/' && !inClass) break;
  }
  keep(state, 1);
  blank(state, end - state.at);
  keep(state, 1);
}

/** Line number, from 1, of an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) line++;
  return line;
}

/** Offset of the first character of a line that is counted from 1; the length of the text when there is no such line. */
export function offsetOfLine(text: string, line: number): number {
  let offset = 0;
  for (let i = 1; i < line; i++) {
    const next = text.indexOf('\n', offset);
    if (next < 0) return text.length;
    offset = next + 1;
  }
  return offset;
}

/**
 * Offset just behind the declaration that begins at `start` in blanked code: behind the brace that closes its body, or behind
 * its semicolon when it has none. A brace that belongs to a type or a parameter does not end it.
 */
export function endOfDeclaration(code: string, start: number): number {
  let depth = 0;
  for (let i = start; i < code.length; i++) {
    const here = code[i] as string;
    if ('([{'.includes(here)) depth++;
    else if (')]}'.includes(here)) depth--;
    if (depth < 0) return i;
    if (depth > 0) continue;
    if (here === ';') return i + 1;
    if (here === '}' && !/^\s*[{|&[:=>,).?]/.test(code.slice(i + 1, i + 200))) return i + 1;
  }
  return code.length;
}
