import { formatSchedule, parseSchedule, type Schedule } from '../event-loop/schedule.ts';
import { StorageloomError } from '../infra/failure.ts';

/** One timer that was late, by the lane that it was set on and its number there, from 1: `tab1.timer#3`. */
export interface LateTimer {
  readonly lane: string;
  readonly number: number;
  readonly ms: number;
}

/** One random number that was replaced, by the agent that drew it and its number there, from 1: `tab1#2`. */
export interface ReplacedNumber {
  readonly agent: string;
  readonly number: number;
  readonly value: number;
}

/** What a schedule has that the natural one of its seed has not. */
export interface Deviations {
  readonly seed: number;
  readonly order: Schedule;
  readonly late: readonly LateTimer[];
  readonly random: readonly ReplacedNumber[];
}

/** One line that repeats a schedule: `seed=150 order=4:tab2.dom late=tab1.timer#3:5 random=tab1#2:0.25`. */
export function formatLine({ seed, order, late, random }: Deviations): string {
  const parts = [`seed=${seed}`];
  if (order.length > 0) parts.push(`order=${formatSchedule(order).replaceAll(' ', ',')}`);
  if (late.length > 0) parts.push(`late=${late.map(({ lane, number, ms }) => `${lane}#${number}:${ms}`).join(',')}`);
  if (random.length > 0)
    parts.push(`random=${random.map(({ agent, number, value }) => `${agent}#${number}:${value}`).join(',')}`);
  return parts.join(' ');
}

/** What deviations are, each in words. */
export function inWords({ order, late, random }: Deviations): readonly string[] {
  return [
    ...late.map((each) => `${each.lane}#${each.number} is ${each.ms} ms late`),
    ...order.map(({ choice, lane }) => `${lane} goes first at choice ${choice}`),
    ...random.map((each) => `random number ${each.number} of ${each.agent} is ${each.value}`),
  ];
}

/** Reads what {@link formatLine} wrote. Throws BAD_REPLAY. */
export function parseLine(line: string): Deviations {
  const parts = new Map<string, string>();
  for (const part of line.trim().split(/\s+/)) {
    const name = part.slice(0, Math.max(0, part.indexOf('=')));
    if (!['seed', 'order', 'late', 'random'].includes(name) || parts.has(name))
      throw badReplay(line, `"${part}" is no part of one`);
    parts.set(name, part.slice(name.length + 1));
  }
  const seed = Number(parts.get('seed') || NaN);
  if (!Number.isSafeInteger(seed)) throw badReplay(line, 'It has no seed');
  const order = parseSchedule((parts.get('order') ?? '').replaceAll(',', ' '));
  if (order === null) throw badReplay(line, `"${parts.get('order')}" is no order`);
  const late = numbered(line, parts.get('late')).map(({ name, number, value }) => ({ lane: name, number, ms: value }));
  const random = numbered(line, parts.get('random')).map(({ name, number, value }) => ({ agent: name, number, value }));
  const notWhole = late.find(({ ms }) => !Number.isSafeInteger(ms) || ms < 1);
  if (notWhole !== undefined) throw badReplay(line, `No timer is ${notWhole.ms} ms late`);
  const outside = random.find(({ value }) => !(value >= 0 && value < 1));
  if (outside !== undefined) throw badReplay(line, `${outside.value} is no random number`);
  return { seed, order, late, random };
}

function numbered(
  line: string,
  text: string = '',
): readonly { readonly name: string; readonly number: number; readonly value: number }[] {
  if (text === '') return [];
  return text.split(',').map((entry) => {
    const [, name, number, value] = /^([^#,]+)#(\d+):([\d.e-]+)$/.exec(entry) ?? [];
    if (name === undefined) throw badReplay(line, `"${entry}" has no name, number and value`);
    return { name, number: Number(number), value: Number(value) };
  });
}

function badReplay(line: string, why: string): StorageloomError {
  return new StorageloomError('BAD_REPLAY', {
    what: `"${line}" is no replay line.`,
    why: `${why}.`,
    mend: 'Give the line that a failure printed, as a whole: "seed=150 order=4:tab2.dom late=tab1.timer#3:5".',
  });
}
