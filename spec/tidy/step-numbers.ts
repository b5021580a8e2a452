import { headersOf } from './algorithm-headers.ts';
import { lineAt, offsetOfLine, scan } from './source-text.ts';
import type { Comment, SourceFile, Violation } from './source-text.ts';
import { blocksIn, insideBracket, partsOf } from './statements.ts';

type StepNumber = readonly number[];

type Breach = Pick<Violation, 'line' | 'message'>;

interface StepComment {
  readonly line: number;
  /** No code stands before it on its line. */
  readonly alone: boolean;
  readonly numbers: readonly StepNumber[];
  /** Own words behind the numbers. */
  readonly words: number;
}

const number = String.raw`\d+(?:\.\d+)*`;
const stepText = new RegExp(`^(${number}(?:(?:, | and | to )${number})*)(?=$|[\\s(:,;])(.*)$`);
const bareStep = new RegExp(`^${number}(?:(?:, | and | to )${number})*(?: \\(.*\\))?$`);
const wordLimit = 8;

/**
 * The rule: inside a function with a header, the step numbers begin at 1 and leave none out; a range (`3 to 5`) or a list
 * (`1, 2`) stands for all its steps, substeps (`3.1`) are counted likewise, and at most eight own words follow. Outside of such
 * a function there are no step numbers.
 *
 * A comment that names several steps stands for one statement at most: as far as the next step comment of its block, or the end
 * of the block, there is no second one. A statement with blocks in it (branches, loops, callbacks) is one while each of them has a
 * single statement, which is what its head leads to; where a block has more, step comments inside it say which is which. What
 * stands over nothing says in words why. A comment behind code on its line is that line's, and one number may stand for many
 * statements: what the standard says in one step may take several here, but never the other way round without its number.
 */
export function stepViolations(file: SourceFile): readonly Violation[] {
  const scanned = scan(file.text);
  const headers = headersOf(file, scanned);
  const found: Violation[] = [];
  for (const comment of scanned.comments) {
    const inside = headers.some(({ firstLine, lastLine }) => comment.line >= firstLine && comment.line <= lastLine);
    if (!inside && comment.kind === 'line' && bareStep.test(comment.text)) {
      found.push({ file: file.path, line: comment.line, message: 'step numbers in a function that has no header' });
    }
  }
  for (const { firstLine, lastLine, firstStep } of headers) {
    const steps = scanned.comments
      .filter(({ line }) => line >= firstLine && line <= lastLine)
      .map(parseStep)
      .filter((step) => step !== null);
    const several = steps.filter(({ alone, numbers }) => alone && numbers.length > 1);
    const reaches = several.flatMap((step) => reachViolations(scanned.code, step, steps));
    found.push(...[...sequence(steps, firstStep), ...reaches].map(({ line, message }) => ({ file: file.path, line, message })));
  }
  return found;
}

/**
 * What a comment that names several steps stands over too much of. It reaches from its line to the next step comment of the block
 * that it stands in, or to the end of that block.
 */
function reachViolations(code: string, { line, words }: StepComment, steps: readonly StepComment[]): readonly Breach[] {
  const at = offsetOfLine(code, line);
  const block = insideBracket(code, at);
  const later = steps.filter((step) => step.alone && step.line > line);
  const offsets = later.map((step) => offsetOfLine(code, step.line));
  const next = offsets.find((offset) => offset < block.end && insideBracket(code, offset).start === block.start) ?? block.end;
  const [first, ...others] = partsOf(code, block).filter(({ start }) => start >= at && start < next);
  if (first === undefined) return words > 0 ? [] : [{ line, message: 'several steps stand over nothing, and no word says why' }];
  if (others.length > 0) return [{ line, message: `several steps stand over ${others.length + 1} statements, not 1` }];
  if (steps.some((step) => step.line > line && step.line <= lineAt(code, first.end))) return [];
  const most = Math.max(0, ...blocksIn(code, first).map((inner) => partsOf(code, inner).length));
  return most < 2 ? [] : [{ line, message: `several steps stand over a block of ${most} statements that names none` }];
}

function parseStep({ kind, alone, line, text }: Comment): StepComment | null {
  const match = kind === 'line' && (alone || bareStep.test(text)) ? stepText.exec(text) : null;
  if (!match) return null;
  const words = (match[2] as string).replace(/IMPL-DEFINED|DIVERGES/g, '').match(/[\p{L}\p{N}][^\s]*/gu) ?? [];
  return { line, alone, numbers: expand(match[1] as string), words: words.length };
}

/** `1, 2` and `3 to 5` as single numbers; the end of a range that does not rise is kept, so that the sequence refuses it. */
function expand(text: string): readonly StepNumber[] {
  const numbers: StepNumber[] = [];
  for (const part of text.split(/, | and /)) {
    const [first = [], last] = part.split(' to ').map((one) => one.split('.').map(Number));
    numbers.push(first);
    if (!last) continue;
    const rises = last.length === first.length && (last.at(-1) as number) > (first.at(-1) as number);
    if (!rises) numbers.push(last);
    else for (let i = (first.at(-1) as number) + 1; i <= (last.at(-1) as number); i++) numbers.push([...last.slice(0, -1), i]);
  }
  return numbers;
}

function sequence(steps: readonly StepComment[], firstStep: number): readonly Breach[] {
  const found: Breach[] = [];
  let last: StepNumber | null = null;
  for (const { line, numbers, words } of steps) {
    if (words > wordLimit) found.push({ line, message: `${words} words behind a step number, at most ${wordLimit} are allowed` });
    for (const next of numbers) {
      if (last === null && !begins([firstStep], next))
        found.push({ line, message: `the first step is ${firstStep}, not ${next.join('.')}` });
      if (last !== null && !follows(last, next))
        found.push({ line, message: `step ${next.join('.')} cannot follow ${last.join('.')}` });
      last = next;
    }
  }
  return found;
}

/** True when `next` is the first substep of `last`, or the successor of `last` or of a step around it, or that one's first substep. */
function follows(last: StepNumber, next: StepNumber): boolean {
  const successors = last.map((value, level) => [...last.slice(0, level), value + 1]);
  return (next.length > last.length && begins(last, next)) || successors.some((successor) => begins(successor, next));
}

/** True when `next` is `step`, or its first substep, or that one's. */
function begins(step: StepNumber, next: StepNumber): boolean {
  return step.every((value, level) => next[level] === value) && next.slice(step.length).every((value) => value === 1);
}
