import { canParseURL } from '../infra/can-parse-url.ts';
import { StorageloomError } from '../infra/failure.ts';
import { nearest } from '../infra/nearest.ts';

type Members = Readonly<Record<string, unknown>>;
/** What is wrong with a value, after "is" or "has"; null: nothing. */
type Check = (value: unknown) => string | null;

const text: Check = (value) => (typeof value === 'string' && value.trim() !== '' ? null : 'is no text');
const record: Check = (value) => (isRecord(value) ? null : 'is no object');
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined ? null : check(value);

const part: Readonly<Record<string, Check>> = {
  setting: text,
  page: optional(text),
  options: optional(record),
  run: (value) => (typeof value === 'function' ? null : 'is no function'),
  answer: (value) => (Number.isInteger(value) ? null : 'is no whole number'),
  explanation: text,
  standard: (value) =>
    Array.isArray(value) && value.length > 0 && value.every(isCitation) ? null : 'is no list of { name, url }, of one at least',
};

const whole: Readonly<Record<string, Check>> = {
  ...part,
  name: (value) =>
    typeof value === 'string' && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value)
      ? null
      : 'is not made of lower-case words joined by hyphens',
  group: text,
  title: text,
  question: text,
  choices: choicesFault,
  needs: (value) => (value === undefined || value === 'html' ? null : "is something else than 'html'"),
  variant: record,
};

/** Throws BAD_LESSON for what is no lesson: a member that is missing, of another kind, or unknown; answers that nobody can choose. */
export function checkLesson(given: unknown): void {
  const members = checkMembers('The lesson', given, whole);
  const name = `The lesson '${String(members['name'])}'`;
  const variant = checkMembers(`The variant of ${name.toLowerCase()}`, members['variant'], part);
  const choices = members['choices'] as readonly unknown[];
  for (const [owner, { answer }] of [
    [name, members],
    [`The variant of ${name.toLowerCase()}`, variant],
  ] as const) {
    if (Number(answer) < 1 || Number(answer) > choices.length) {
      throw bad(
        owner,
        `Its answer is ${String(answer)}, and its choices are 1 to ${choices.length}.`,
        'Give the number of a choice.',
      );
    }
  }
  if (members['answer'] === variant['answer']) {
    throw bad(name, 'Its variant has the same answer.', 'Give it a variant in which another choice is right.');
  }
}

function checkMembers(owner: string, given: unknown, checks: Readonly<Record<string, Check>>): Members {
  if (!isRecord(given)) throw bad(owner, 'It is no object.', 'Write: export default lesson({ name, group, title, … });');
  for (const member of Object.keys(given)) {
    if (Object.hasOwn(checks, member)) continue;
    throw bad(owner, `'${member}' is not a member.`, mendOf(member, Object.keys(checks)));
  }
  for (const [member, check] of Object.entries(checks)) {
    const fault = check(given[member]);
    if (fault === null) continue;
    const what = Object.hasOwn(given, member) ? `Its member '${member}' ${fault}.` : `Its member '${member}' is missing.`;
    throw bad(owner, what, 'docs/event-loop.md shows a lesson with all its members.');
  }
  return given;
}

function mendOf(member: string, known: readonly string[]): string {
  if (member === 'code' || member === 'source') return "The code of the page goes into 'page'.";
  const near = nearest(member, known);
  return near === undefined ? `A lesson takes: ${known.join(', ')}.` : `Did you mean '${near}'?`;
}

function choicesFault(value: unknown): string | null {
  if (!Array.isArray(value) || value.length < 2 || value.length > 9) return 'is no list of two to nine choices';
  if (!value.every((choice) => isRecord(choice) && text(choice['text']) === null && text(choice['predicts']) === null)) {
    return 'has a choice that is not { text, predicts }';
  }
  const predictions = new Set(value.map(({ predicts }: Members) => predicts));
  return predictions.size === value.length ? null : 'has two choices that predict the same';
}

function isCitation(value: unknown): boolean {
  if (!isRecord(value) || text(value['name']) !== null) return false;
  return typeof value['url'] === 'string' && canParseURL(value['url']);
}

function isRecord(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bad(owner: string, why: string, mend: string): StorageloomError {
  return new StorageloomError('BAD_LESSON', { what: `${owner} cannot be used.`, why, mend });
}
