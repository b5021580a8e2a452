import { headersOf } from './algorithm-headers.ts';
import { scan } from './source-text.ts';
import type { Comment, SourceFile, Violation } from './source-text.ts';

type StepNumber = readonly number[];

interface StepComment {
  readonly line: number;
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
    found.push(...sequence(steps, firstStep).map(({ line, message }) => ({ file: file.path, line, message })));
  }
  return found;
}

function parseStep({ kind, alone, line, text }: Comment): StepComment | null {
  const match = kind === 'line' && (alone || bareStep.test(text)) ? stepText.exec(text) : null;
  if (!match) return null;
  const words = (match[2] as string).replace(/IMPL-DEFINED|DIVERGES/g, '').match(/[\p{L}\p{N}][^\s]*/gu) ?? [];
  return { line, numbers: expand(match[1] as string), words: words.length };
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

function sequence(
  steps: readonly StepComment[],
  firstStep: number,
): readonly { readonly line: number; readonly message: string }[] {
  const found: { line: number; message: string }[] = [];
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
