import { StorageloomError } from '../infra/failure.ts';
import { nearest } from '../infra/nearest.ts';
import { algorithms, isTraceEventType } from './algorithms.ts';

const timelineOptions = ['width', 'color', 'detail'];
const details = ['story', 'full'];
const filters = ['type', 'tab', 'step', 'document', 'area', 'task'];

/** Throws BAD_OPTION for options of a timeline that cannot be meant: what is ignored silently looks as if it had worked. */
export function checkTimelineOptions(options: object): void {
  checkNames('option', 'of a timeline', options, timelineOptions);
  const { width, detail }: { readonly width?: unknown; readonly detail?: unknown } = options;
  if (width !== undefined && !Number.isFinite(width)) {
    throw new StorageloomError('BAD_OPTION', {
      what: 'The option width of a timeline cannot be used.',
      why: `It is ${shown(width)}.`,
      mend: 'Give a number of terminal columns, from 40 on.',
    });
  }
  if (detail !== undefined) checkValue('detail', detail, details);
}

/** Throws BAD_OPTION for a filter of events that names something unknown. */
export function checkFilter(filter: object): void {
  checkNames('filter', 'of events', filter, filters);
  const { type }: { readonly type?: unknown } = filter;
  if (type === undefined) return;
  for (const each of Array.isArray(type) ? type : [type]) {
    if (!isTraceEventType(each)) checkValue('type of event', each, Object.keys(algorithms));
  }
}

function checkNames(kind: string, where: string, given: object, known: readonly string[]): void {
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue;
    throw new StorageloomError('BAD_OPTION', {
      what: `There is no ${kind} ${name} ${where}.`,
      why: `Known are ${known.join(', ')}.`,
      mend: hint(name, known),
    });
  }
}

function checkValue(kind: string, given: unknown, known: readonly string[]): void {
  if (typeof given === 'string' && known.includes(given)) return;
  throw new StorageloomError('BAD_OPTION', {
    what: `There is no ${kind} ${shown(given)}.`,
    why: `Known are ${known.join(', ')}.`,
    mend: hint(given, known),
  });
}

function hint(given: unknown, known: readonly string[]): string {
  const near = typeof given === 'string' ? nearest(given, known) : undefined;
  return near === undefined ? 'Give one of these.' : `Did you mean ${near}?`;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}
