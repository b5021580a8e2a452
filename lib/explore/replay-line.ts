import type { Schedule } from '../event-loop/schedule.ts';
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
  const entries = {
    order: order.map(({ choice, lane }) => `${choice}:${encoded(lane)}`),
    late: late.map(({ lane, number, ms }) => `${encoded(lane)}#${number}:${ms}`),
    random: random.map(({ agent, number, value }) => `${encoded(agent)}#${number}:${value}`),
  };
  for (const [name, list] of Object.entries(entries)) if (list.length > 0) parts.push(`${name}=${list.join(',')}`);
  return parts.join(' ');
}

/** A name of a lane or an agent may have the host of a site, in which commas may be, and `alone` after a space. */
function encoded(name: string): string {
  return name.replace(/[\s,#%]/g, encodeURIComponent);
}

/** Null: no name is printed so. */
function decoded(text: string): string | null {
  try {
    const name = decodeURIComponent(text);
    return name !== '' && encoded(name) === text ? name : null;
  } catch {
    return null;
  }
}

/** What deviations are, each in words. */
export function inWords({ order, late, random }: Deviations): readonly string[] {
  return [
    ...late.map((each) => `${each.lane}#${each.number} is ${each.ms} ms late`),
    ...order.map(({ choice, lane }) => `${lane} goes first at choice ${choice}`),
    ...random.map((each) => `random number ${each.number} of ${each.agent} is ${each.value}`),
  ];
}

/** Reads what {@link formatLine} wrote, and nothing that it would write in another way. Throws BAD_REPLAY. */
export function parseLine(line: string): Deviations {
  const parts = new Map<string, string>();
  for (const part of line.trim().split(/\s+/)) {
    const name = part.slice(0, Math.max(0, part.indexOf('=')));
    if (!['seed', 'order', 'late', 'random'].includes(name) || parts.has(name))
      throw badReplay(line, `"${part}" is no part of one`);
    parts.set(name, part.slice(name.length + 1));
  }
  const seed = parts.get('seed');
  if (seed === undefined) throw badReplay(line, 'It has no seed');
  if (!isWhole(seed, -Infinity)) throw badReplay(line, `"${seed}" is no seed, which is a whole number`);
  const late = numbered(line, 'late', parts.get('late'), (ms) => isWhole(ms, 1), 'a whole number of ms from 1 on');
  const random = numbered(line, 'random', parts.get('random'), isChance, 'a number from 0 on and below 1');
  return {
    seed: Number(seed),
    order: orderOf(line, parts.get('order')),
    late: late.map(({ name, number, value }) => ({ lane: name, number, ms: value })),
    random: random.map(({ name, number, value }) => ({ agent: name, number, value })),
  };
}

function orderOf(line: string, text: string | undefined): Schedule {
  const order: { choice: number; lane: string }[] = [];
  for (const entry of entriesOf(text)) {
    const [, choice = '', name = ''] = /^([^:]*):(.+)$/.exec(entry) ?? [];
    const lane = decoded(name);
    if (lane === null || !isWhole(choice, 0))
      throw badReplay(line, `"${entry}" of its order is no choice, a whole number from 0 on, and lane`);
    const last = order.at(-1)?.choice ?? -1;
    if (Number(choice) <= last) throw badReplay(line, `"${entry}" of its order does not come after choice ${last}`);
    order.push({ choice: Number(choice), lane });
  }
  return order;
}

interface Numbered {
  readonly name: string;
  readonly number: number;
  readonly value: number;
}

function numbered(
  line: string,
  part: string,
  text: string | undefined,
  isRight: (value: string) => boolean,
  values: string,
): readonly Numbered[] {
  const all = new Map<string, Numbered>();
  for (const entry of entriesOf(text)) {
    const [, printed = '', number = '', value = ''] = /^([^#]+)#([^:]*):(.*)$/.exec(entry) ?? [];
    const name = decoded(printed);
    if (name === null) throw badReplay(line, `"${entry}" of ${part} has no name, number and value`);
    if (!isWhole(number, 1)) throw badReplay(line, `"${entry}" of ${part} has no number from 1 on`);
    if (!isRight(value)) throw badReplay(line, `"${entry}" of ${part} has no value that is ${values}`);
    const key = `${printed}#${number}`;
    // One of them would be left out without a word.
    if (all.has(key)) throw badReplay(line, `"${entry}" of ${part} is the second of ${key}`);
    all.set(key, { name, number: Number(number), value: Number(value) });
  }
  return [...all.values()];
}

function entriesOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(',');
}

function isWhole(text: string, least: number): boolean {
  return isPrinted(text) && Number.isSafeInteger(Number(text)) && Number(text) >= least;
}

function isChance(text: string): boolean {
  return isPrinted(text) && Number(text) >= 0 && Number(text) < 1;
}

/** Numbers have one way to be written: `0x10`, `1e3`, `1.0` and `00` are misprints. */
function isPrinted(text: string): boolean {
  return String(Number(text)) === text;
}

function badReplay(line: string, why: string): StorageloomError {
  return new StorageloomError('BAD_REPLAY', {
    what: `"${line}" is no replay line.`,
    why: `${why}.`,
    mend: 'Give the line that a failure printed, as a whole: "seed=150 order=4:tab2.dom late=tab1.timer#3:5".',
  });
}
