import { told } from '../../infra/arguments.ts';
import { StorageloomError } from '../../infra/failure.ts';
import { checkIsRecord, checkNames, checkValue } from '../check-options.ts';

const themes = ['auto', 'light', 'dark'];
const details = ['story', 'full'];

/** Throws BAD_OPTION for options of a picture that cannot be meant. */
export function checkPictureOptions(options: unknown): void {
  checkIsRecord('trace.toSVG()', options, "Write trace.toSVG({ theme: 'dark' })");
  checkNames('option', 'of a picture', options, ['theme', 'detail', 'rows', 'title']);
  const { theme, detail, rows, title }: Readonly<Partial<Record<string, unknown>>> = { ...options };
  if (theme !== undefined) checkValue('theme', theme, themes);
  if (detail !== undefined) checkValue('detail', detail, details);
  checkCount('rows', 'a picture', rows);
  checkText('title', 'a picture', title);
}

/** Throws BAD_OPTION for options of a report that cannot be meant. */
export function checkReportOptions(options: unknown): void {
  checkIsRecord('trace.toHTML()', options, "Write trace.toHTML({ title: 'Two tabs book' })");
  checkNames('option', 'of a report', options, ['detail', 'from', 'steps', 'explained', 'title']);
  const { detail, from, steps, explained, title }: Readonly<Partial<Record<string, unknown>>> = { ...options };
  if (detail !== undefined) checkValue('detail', detail, details);
  checkCount('from', 'a report', from, 0);
  checkCount('steps', 'a report', steps);
  checkCount('explained', 'a report', explained, 0);
  checkText('title', 'a report', title);
}

function checkCount(name: string, of: string, given: unknown, least = 1): void {
  if (given === undefined || (Number.isSafeInteger(given) && (given as number) >= least)) return;
  throw new StorageloomError('BAD_OPTION', {
    what: `The option ${name} of ${of} cannot be used.`,
    why: `It is ${told(given)}.`,
    mend: `Give a whole number, from ${least} on.`,
  });
}

function checkText(name: string, of: string, given: unknown): void {
  if (given === undefined || typeof given === 'string') return;
  throw new StorageloomError('BAD_OPTION', {
    what: `The option ${name} of ${of} cannot be used.`,
    why: `It is ${told(given)}.`,
    mend: 'Give a text.',
  });
}
