import { endOfDeclaration, offsetOfLine, scan } from './source-text.ts';
import type { Comment, Scanned, SourceFile, Violation } from './source-text.ts';
import { standards } from './standards.ts';

/** The two comment lines above an algorithm, and the lines of the function below them. */
export interface Header {
  readonly file: string;
  readonly line: number;
  readonly standard: string;
  /** What follows the standard, without the full stop: `Web storage, broadcast`. */
  readonly algorithm: string;
  readonly link: string;
  /** The step that this function begins with: 1, unless the header ends in `, from step 8.`. */
  readonly firstStep: number;
  /** First and last line of the function. */
  readonly firstLine: number;
  readonly lastLine: number;
}

const names = Object.keys(standards)
  .map((name) => name.replace(/[()]/g, '\\$&'))
  .join('|');
const headerLine = new RegExp(`^(${names}), (.+)\\.$`);
const linkLine = /^https:\/\/\S+$/;
const bases: readonly string[] = Object.values(standards).map(({ link }) => link);
const hosts: ReadonlySet<string> = new Set(bases.map((base) => new URL(base).host));

/** The headers of a file that are whole: a line that names the algorithm, then its link, then a function. */
export function headersOf(file: SourceFile, scanned: Scanned = scan(file.text)): readonly Header[] {
  const headers: Header[] = [];
  const lines = lineComments(scanned);
  for (const [line, comment] of lines) {
    const match = headerLine.exec(comment.text);
    const link = lines.get(line + 1)?.text ?? '';
    if (!match || !linkLine.test(link)) continue;
    const { firstLine, lastLine } = functionBelow(scanned.code, line + 2);
    const part = /, from step (\d+)$/.exec(match[2] as string);
    headers.push({
      file: file.path,
      line,
      standard: match[1] as string,
      algorithm: (match[2] as string).replace(/, from step \d+$/, ''),
      link,
      firstStep: part ? Number(part[1]) : 1,
      firstLine,
      lastLine,
    });
  }
  return headers;
}

function lineComments(scanned: Scanned): ReadonlyMap<number, Comment> {
  return new Map(
    scanned.comments.filter(({ kind, alone }) => kind === 'line' && alone).map((comment) => [comment.line, comment]),
  );
}

/** A documentation comment may stand between the header and its function: it is blank in `code`. */
function functionBelow(code: string, line: number): { readonly firstLine: number; readonly lastLine: number } {
  const start = offsetOfLine(code, line);
  const begin = start + /^\s*/.exec(code.slice(start))![0].length;
  const firstLine = code.slice(0, begin).split('\n').length;
  return { firstLine, lastLine: code.slice(0, endOfDeclaration(code, begin)).split('\n').length };
}

/**
 * The rule: an algorithm's header is a line `// <Standard>, <section>, <algorithm>.`, directly followed by its short link, and
 * a function follows. Wherever a standard is linked to, the link is the short one.
 */
export function headerViolations(file: SourceFile): readonly Violation[] {
  const scanned = scan(file.text);
  const found: Violation[] = [];
  const report = (line: number, message: string): void => void found.push({ file: file.path, line, message });
  const lines = lineComments(scanned);
  for (const [line, { text }] of lines) {
    const match = headerLine.exec(text);
    const next = lines.get(line + 1)?.text ?? '';
    if (match && !linkLine.test(next)) report(line, 'the header of an algorithm has no link in the next line');
    if (match && linkLine.test(next) && !next.startsWith(standards[match[1] as string]!.link)) {
      report(line + 1, `a link to ${match[1]} begins with ${standards[match[1] as string]!.link}`);
    }
    if (linkLine.test(text) && isOfAStandard(text) && !headerLine.test(lines.get(line - 1)?.text ?? '')) {
      report(line, 'above a link stands `// <Standard>, <section>, <algorithm>.`, in one line, with a full stop');
    }
  }
  for (const header of headersOf(file, scanned)) {
    const below = scanned.code.split('\n')[header.firstLine - 1] ?? '';
    if (!/[(]|=>|=\s*$/.test(below)) report(header.line, 'no function follows the header');
  }
  for (const { line, text } of scanned.comments) found.push(...longLinks(file.path, line, text));
  return found;
}

function isOfAStandard(link: string): boolean {
  return hosts.has(new URL(link).host);
}

function longLinks(path: string, line: number, text: string): readonly Violation[] {
  const links = [...text.matchAll(/https:\/\/[^\s)}>`'"]+/g)].map(([link]) => link.replace(/[.,;:]$/, ''));
  return links
    .filter((link) => isOfAStandard(link) && !bases.some((base) => link.startsWith(base) && link.length > base.length))
    .map((link) => ({ file: path, line, message: `${link} is not a short link (${bases[0]}<id>)` }));
}
