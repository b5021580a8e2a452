/** From the first character of something to just behind its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const opening = '([{';
const closing = ')]}';

/** What the nearest bracket around an offset of blanked code holds; the whole text where there is none. */
export function insideBracket(code: string, at: number): Span {
  let start = at;
  for (let depth = 0; start > 0 && depth >= 0; start--) {
    const before = code[start - 1] as string;
    if (closing.includes(before)) depth++;
    else if (opening.includes(before) && --depth < 0) break;
  }
  return { start, end: start === 0 ? code.length : endOfBracket(code, start - 1) - 1 };
}

/**
 * The statements of a block in blanked code, not those in blocks within them: `if` with its `else` is one, and so is `try` with
 * its `catch`. Within parentheses, or in the braces of an object, it is what the commas part.
 */
export function partsOf(code: string, { start, end }: Span): readonly Span[] {
  const next = isBlock(code, start - 1) || start === 0 ? endOfStatement : endOfElement;
  const parts: Span[] = [];
  for (let at = skipSpace(code, start); at < end; at = skipSpace(code, at)) {
    const behind = Math.min(next(code, skipLabel(code, at)), end);
    parts.push({ start: at, end: behind });
    at = Math.max(behind, at + 1);
  }
  return parts;
}

/** The blocks within a span: bodies of functions, branches and loops. No objects. */
export function blocksIn(code: string, { start, end }: Span): readonly Span[] {
  const blocks: Span[] = [];
  for (let at = start; at < end; at++) {
    if (code[at] === '{' && isBlock(code, at)) blocks.push({ start: at + 1, end: endOfBracket(code, at) - 1 });
  }
  return blocks;
}

/** The end of a head in parentheses, with the type that is returned, if it is said. */
const head = /\)(?:\s*:(?:[^;{}()=]|=>|\{[^{}]*\}|\((?:[^()]|\([^()]*\))*\))+(?<=[\w\])>'}]))?$/;

/** True for a brace that opens statements: behind an arrow, a head or a keyword, or first on its line. Others are of objects or types. */
function isBlock(code: string, brace: number): boolean {
  if (code[brace] !== '{') return false;
  const before = code.slice(Math.max(0, brace - 400), brace);
  const trimmed = before.trimEnd();
  if (/(?:=>|\b(?:else|try|catch|finally|do|static))$/.test(trimmed)) return true;
  if (/[;{}]$/.test(trimmed) && /\n *$/.test(before)) return true;
  if (/\bcase\b[^;{}]*:$|\bdefault:$/.test(trimmed)) return true;
  return head.test(trimmed) && !/\b(?:class|interface)\b.*$/.test(trimmed);
}

function endOfStatement(code: string, at: number): number {
  const [word] = /^\w*/.exec(code.slice(at, at + 20)) as RegExpExecArray;
  if (code[at] === '{') return endOfBracket(code, at);
  if (word === 'if') {
    const behind = endOfBody(code, at);
    const rest = skipSpace(code, behind);
    return /^else\b/.test(code.slice(rest, rest + 5)) ? endOfStatement(code, skipSpace(code, rest + 'else'.length)) : behind;
  }
  if (word === 'for' || word === 'while' || word === 'switch') return endOfBody(code, at);
  if (word === 'do') return endOfExpression(code, endOfStatement(code, skipSpace(code, at + word.length)));
  if (word === 'try') return endOfTry(code, at);
  if (/^(?:export |async |abstract )*(?:function|class|interface)\b/.test(code.slice(at, at + 60))) {
    return endOfBracket(code, code.slice(at).search(/\{\s*\n|\{[^\n]*\}\n/) + at);
  }
  return endOfExpression(code, at);
}

/** Behind the statement that follows a head in parentheses. */
function endOfBody(code: string, at: number): number {
  return endOfStatement(code, skipSpace(code, endOfBracket(code, code.indexOf('(', at))));
}

function endOfTry(code: string, at: number): number {
  let behind = endOfBracket(code, code.indexOf('{', at));
  for (;;) {
    const more = /^\s*(?:catch\s*(?:\([^{]*\)\s*)?|finally\s*)\{/.exec(code.slice(behind));
    if (!more) return behind;
    behind = endOfBracket(code, behind + more[0].length - 1);
  }
}

function endOfExpression(code: string, at: number): number {
  return endAt(code, at, ';');
}

function endOfElement(code: string, at: number): number {
  return endAt(code, at, ',');
}

/** Behind the first such mark that stands in no bracket, or before the bracket that closes around it. */
function endAt(code: string, at: number, mark: string): number {
  for (let i = at; i < code.length; i++) {
    const here = code[i] as string;
    if (here === mark) return i + 1;
    if (closing.includes(here)) return i;
    if (opening.includes(here)) i = endOfBracket(code, i) - 1;
  }
  return code.length;
}

/** Behind the bracket that closes the one at this offset. */
function endOfBracket(code: string, at: number): number {
  let depth = 0;
  for (let i = at; i < code.length; i++) {
    const here = code[i] as string;
    if (opening.includes(here)) depth++;
    else if (closing.includes(here) && --depth === 0) return i + 1;
  }
  return code.length;
}

/** Over `case x:` and `default:`. */
function skipLabel(code: string, at: number): number {
  const label = /^(?:case\b[^;{}]*?|default):\s/.exec(code.slice(at, at + 200));
  return label ? skipLabel(code, skipSpace(code, at + label[0].length)) : at;
}

function skipSpace(code: string, at: number): number {
  while (at < code.length && /\s/.test(code[at] as string)) at++;
  return at;
}
