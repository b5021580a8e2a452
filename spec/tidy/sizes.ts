import { lineAt, scan } from './source-text.ts';
import type { SourceFile, Violation } from './source-text.ts';

const fileLimit = 300;
const functionLimit = 60;
const notAFunction =
  /^\s*(?:\}\s*)?(?:else\s+)?(?:if|for|while|switch|catch|with|class|export\s+(?:default\s+)?(?:abstract\s+)?class|abstract\s+class)\b/;

/** The rule: a file has at most 300 lines. */
export function fileSizeViolations({ path, text }: SourceFile): readonly Violation[] {
  const lines = text.replace(/\n$/, '').split('\n').length;
  return lines > fileLimit
    ? [{ file: path, line: fileLimit + 1, message: `${lines} lines, at most ${fileLimit} are allowed` }]
    : [];
}

/** The rule: a function has at most 60 lines, from its first line to its last. The suites of a spec (`describe`) are no functions. */
export function functionSizeViolations({ path, text }: SourceFile): readonly Violation[] {
  const { code } = scan(text);
  const isSpec = path.startsWith('spec/');
  const found: Violation[] = [];
  for (const { start, open, end } of functionsIn(code)) {
    const first = lineAt(code, start);
    const lines = lineAt(code, end) - first + 1;
    const suite =
      isSpec && (/\bdescribe(?:\.\w+)?\(/.test(code.slice(start, open)) || /\b(?:describe|it)\(/.test(code.slice(open, end)));
    if (lines > functionLimit && !suite) {
      found.push({ file: path, line: first, message: `a function of ${lines} lines, at most ${functionLimit} are allowed` });
    }
  }
  return found;
}

interface FunctionRange {
  /** Where its head begins, where its body opens, where it closes. */
  readonly start: number;
  readonly open: number;
  readonly end: number;
}

/** Bodies in braces whose head ends in `=>`, or in parameters and perhaps a return type. */
function functionsIn(code: string): readonly FunctionRange[] {
  const found: FunctionRange[] = [];
  const open: { readonly at: number; readonly start: number }[] = [];
  let boundary = 0;
  for (let i = 0; i < code.length; i++) {
    const here = code[i];
    if (here === '{') {
      open.push({ at: i, start: boundary });
      boundary = i + 1;
    } else if (here === '}') {
      const last = open.pop();
      if (last && opensAFunction(code.slice(last.start, last.at))) {
        const start = last.start + /^\s*/.exec(code.slice(last.start))![0].length;
        found.push({ start, open: last.at, end: i });
      }
      boundary = i + 1;
    } else if (here === ';') boundary = i + 1;
  }
  return found;
}

function opensAFunction(head: string): boolean {
  if (/=>\s*$/.test(head)) return true;
  return /\)(?:\s*:[^;{}]*)?\s*$/.test(head) && !notAFunction.test(head);
}
