import { badArgument, checkReadable, isArray, isRecord, kindOf, told } from '../infra/arguments.ts';
import { StorageloomError } from '../infra/failure.ts';
import { nearest } from '../infra/nearest.ts';
import { algorithms, isTraceEventType } from './algorithms.ts';

const timelineOptions = ['width', 'color', 'detail', 'steps', 'ascii'];
const details = ['story', 'full'];
/** More than any terminal has; a line is made of so many characters. */
const mostColumns = 10_000;
const filters = ['type', 'tab', 'step', 'document', 'area', 'key', 'task', 'name', 'message', 'request'];

/** Throws BAD_OPTION for options of a timeline that cannot be meant: what is ignored silently looks as if it had worked. */
export function checkTimelineOptions(options: unknown): void {
  checkIsRecord('trace.toText()', options, "Write trace.toText({ detail: 'full' })");
  checkNames('option', 'of a timeline', options, timelineOptions);
  const { width, detail }: { readonly width?: unknown; readonly detail?: unknown } = options;
  if (width !== undefined && !(typeof width === 'number' && width <= mostColumns)) {
    throw new StorageloomError('BAD_OPTION', {
      what: 'The option width of a timeline cannot be used.',
      why: `It is ${told(width)}.`,
      mend: `Give a number of terminal columns, from 20 to ${mostColumns}.`,
    });
  }
  if (detail !== undefined) checkValue('detail', detail, details);
}

/** Throws BAD_OPTION for options of a Mermaid diagram that cannot be meant. */
export function checkMermaidOptions(options: unknown): void {
  checkIsRecord('trace.toMermaid()', options, 'Write trace.toMermaid({ rows: 100 })');
  checkNames('option', 'of a Mermaid diagram', options, ['rows']);
  const { rows }: { readonly rows?: unknown } = options;
  if (rows === undefined || (typeof rows === 'number' && Number.isSafeInteger(rows) && rows > 0)) return;
  throw new StorageloomError('BAD_OPTION', {
    what: 'The option rows of a Mermaid diagram cannot be used.',
    why: `It is ${told(rows)}.`,
    mend: 'Give a whole number from 1 on.',
  });
}

/** Throws BAD_OPTION for a filter of events that names something unknown. */
export function checkFilter(filter: unknown): void {
  checkIsRecord('trace.events()', filter, "Write trace.events({ type: 'event-fired' })");
  checkNames('filter', 'of events', filter, filters);
  const { type }: { readonly type?: unknown } = filter;
  if (type === undefined) return;
  for (const each of isArray(type) ? type : [type]) {
    if (!isTraceEventType(each)) checkValue('type of event', each, Object.keys(algorithms));
  }
}

/** Throws BAD_OPTION for what cannot be the number of a step. */
export function checkStepNumber(method: string, step: unknown): void {
  if (typeof step === 'number') return;
  throw badArgument(
    `trace.${method}() takes the number of a step, and got ${kindOf(step)}`,
    'Steps are counted from 0 on, and trace.toText({ steps: true }) shows their numbers',
    method === 'happensBefore' ? 'Write trace.happensBefore(0, 1)' : `Write trace.${method}(0)`,
  );
}

/** Throws BAD_OPTION for options of races that cannot be meant. */
export function checkRaceOptions(options: unknown): void {
  checkIsRecord('trace.races()', options, 'Write trace.races({ limit: 10 })');
  checkNames('option', 'of races', options, ['limit']);
  const { limit }: { readonly limit?: unknown } = options;
  if (limit === undefined || (typeof limit === 'number' && Number.isInteger(limit) && limit > 0)) return;
  throw badArgument('The option limit of races cannot be used', `It is ${told(limit)}`, 'Give a whole number from 1 on');
}

export function checkIsRecord(call: string, options: unknown, mend: string): asserts options is object {
  if (!isRecord(options)) throw badArgument(`${call} takes a record, and got ${kindOf(options)}`, 'It may be left out', mend);
  checkReadable(call, options, []);
}

export function checkNames(kind: string, where: string, given: object, known: readonly string[]): void {
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue;
    throw new StorageloomError('BAD_OPTION', {
      what: `There is no ${kind} ${name} ${where}.`,
      why: `Known are ${known.join(', ')}.`,
      mend: hint(name, known),
    });
  }
}

export function checkValue(kind: string, given: unknown, known: readonly string[]): void {
  if (typeof given === 'string' && known.includes(given)) return;
  throw new StorageloomError('BAD_OPTION', {
    what: `There is no ${kind} ${told(given)}.`,
    why: `Known are ${known.join(', ')}.`,
    mend: hint(given, known),
  });
}

function hint(given: unknown, known: readonly string[]): string {
  const near = typeof given === 'string' ? nearest(given, known) : undefined;
  return near === undefined ? 'Give one of these.' : `Did you mean ${near}?`;
}
