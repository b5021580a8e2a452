import { ofMessages } from './composition-of-messages.ts';
import { compact, type HeardEvent } from './heard-event.ts';
import type { Reading } from './reading.ts';
import type { Json } from './recording.ts';

/**
 * How the facts of a scenario follow from what its pages answered. The recordings do not say which step a fact comes from; the names
 * of the facts do, and where they do not, facts and answers have the same order. A fact that no rule finds is missing from the result.
 */
export function composed(names: readonly string[], all: readonly Reading[]): ReadonlyMap<string, Json> {
  // A second `events` of a window means that the first one only emptied the list.
  const readings = all.filter(({ op, window }, index) => op !== 'events' || !all.some(isEventsAfter(window, index)));
  const [only] = readings;
  const whole = readings.length === 1 && only !== undefined ? ofOneAnswer(names, only) : null;
  const messages = whole ?? ofMessages(names, readings);
  if (messages !== null) return messages;
  const facts = new Map<string, Json>();
  const used = new Set<Reading>();
  for (const name of names) {
    const found = byName(name, readings) ?? ofNamesakes(name, readings) ?? ofPromise(name, readings);
    if (found === null) continue;
    facts.set(name, found.value);
    for (const reading of found.used) used.add(reading);
  }
  for (const reading of readings) {
    const members = ofMembers(names, reading);
    for (const [name, value] of members) facts.set(name, value);
    if (members.length > 0) used.add(reading);
  }
  const namesLeft = names.filter((name) => !facts.has(name));
  const readingsLeft = readings.filter((reading) => !used.has(reading));
  for (const [name, value] of inOrder(namesLeft, readingsLeft)) facts.set(name, value);
  return facts;
}

function isEventsAfter(window: string, index: number): (reading: Reading, at: number) => boolean {
  return (reading, at) => at > index && reading.op === 'events' && reading.window === window;
}

/** All facts from one answer: a record of them, orders of things, or events by area. */
function ofOneAnswer(names: readonly string[], reading: Reading): ReadonlyMap<string, Json> | null {
  const { op, value } = reading;
  if (op === 'events' && names.every((name) => name === 'local' || name === 'session')) {
    const events = heard(reading);
    return new Map(names.map((name) => [name, events.filter(({ area }) => area === name).map(compact)]));
  }
  if (names.every((name) => / vs /.test(name)) && Array.isArray(value)) {
    const orders = value as readonly (readonly string[])[];
    return new Map(names.map((name) => [name, place(name.split(' vs ') as [string, string], orders)]));
  }
  if (op !== 'run' || names.length < 2 || !isRecord(value)) return null;
  return new Map(Object.entries(value).filter(([name]) => names.includes(name)));
}

/** An answer that is a record of facts, beside other answers. */
function ofMembers(names: readonly string[], { op, value }: Reading): readonly [string, Json][] {
  if (op !== 'run' || !isRecord(value)) return [];
  const members = Object.entries(value);
  return members.length > 0 && members.every(([name]) => names.includes(name)) ? members : [];
}

/** Where the first of two things stands in each order: `before` or `after` the other, or `mixed`. */
function place([first, second]: readonly [string, string], orders: readonly (readonly string[])[]): string {
  const places = new Set(orders.map((order) => (order.indexOf(first) < order.indexOf(second) ? 'before' : 'after')));
  return places.size === 1 ? ([...places][0] as string) : 'mixed';
}

interface ByName {
  readonly value: Json;
  readonly used: readonly Reading[];
}

/** Facts of the same name as the windows that were asked for it: what `A-fetch` answered last, or `A*` and `B*`. */
function ofNamesakes(name: string, readings: readonly Reading[]): ByName | null {
  const windows = new Set([`A${name}`, `B${name}`, `A-${name}`]);
  const used = readings.filter(({ window }) => windows.has(window));
  const last = new Map(used.map(({ window, value }) => [window, value]));
  if (last.size === 0) return null;
  return { value: last.size === 1 ? ([...last.values()][0] as Json) : [...last.values()], used };
}

/** What the one answer under no name of a fact says: `{ p: … }`. */
function ofPromise(name: string, readings: readonly Reading[]): ByName | null {
  const used = readings.filter(({ value }) => isRecord(value) && Object.keys(value).join() === 'p');
  const answer = used.at(-1)?.value;
  return name === 'persisted then' && answer !== undefined && isRecord(answer) ? { value: answer['p'] ?? null, used } : null;
}

/** Facts whose name begins with a window: `B`, `B reads`, `B reads later`, `B heard k`. */
function byName(name: string, readings: readonly Reading[]): ByName | null {
  const { window = '', rest = '' } = /^(?<window>\S+)(?<rest>.*)$/su.exec(name)?.groups ?? {};
  const of = (wanted: Reading['op']): Reading[] =>
    readings.filter((reading) => reading.window === window && reading.op === wanted);
  const [events, gets, dumps] = [of('events'), of('get'), of('dump')];
  const key = /^ heard (\S+)$/.exec(rest)?.[1];
  if (rest === '' && events[0] !== undefined) return { value: heard(events[0]).map(compact), used: events };
  if (key !== undefined && events[0] !== undefined) {
    return {
      value: heard(events[0])
        .filter((event) => event.key === key)
        .map(compact),
      used: events,
    };
  }
  if (!/^ reads\b/.test(rest) && rest !== '') return null;
  const values = (rest === '' || gets.length === 0 ? dumps : gets).map(({ value }) => value);
  const last = values.at(-1);
  if (last === undefined) return null;
  return {
    value: values.length === 1 || rest === ' reads later' ? last : values,
    used: rest === '' ? dumps : [...gets, ...dumps],
  };
}

/** A fact of such a name comes from the same answer as the fact before it. */
const sharesAnswer = /^events after |^messages$/;

/** One answer for each name, or one for each group of answers of the same function. */
function inOrder(names: readonly string[], readings: readonly Reading[]): readonly (readonly [string, Json])[] {
  const wanted = names.filter((name) => !sharesAnswer.test(name)).length;
  const groups = readings.length === wanted ? readings.map((reading) => [reading]) : grouped(readings, wanted);
  if (groups.length !== wanted) return [];
  let at = -1;
  return names.map((name) => {
    if (!sharesAnswer.test(name)) at++;
    return [name, valueOf(name, groups[at] ?? [])];
  });
}

function grouped(readings: readonly Reading[], wanted: number): readonly (readonly Reading[])[] {
  const [first, second, third] = readings.map(({ source }) => source);
  const size = readings.length / wanted;
  // One function, asked of the same windows for each fact.
  if (size > 1 && Number.isInteger(size) && wanted > 1 && readings.every(({ source }) => source !== '' && source === first)) {
    return Array.from({ length: wanted }, (_, n) => readings.slice(n * size, (n + 1) * size));
  }
  if (readings.length === 4 && first !== second && first === third) return [readings.slice(0, 2), readings.slice(2)];
  const groups: Reading[][] = [];
  for (const reading of readings) {
    const group = groups.at(-1);
    if (reading.source !== '' && group?.[0]?.source === reading.source) group.push(reading);
    else groups.push([reading]);
  }
  return groups;
}

/** Facts that are not simply what the page answered: what the name says, and how it follows from the answers. */
const conversions: readonly (readonly [RegExp, (answers: readonly Json[], reading: Reading) => Json])[] = [
  [/^without$|^(?:in|with|timer after|promise after) a click$/, afterGesture],
  [/^then isActive$/, ([state]) => list(state)[0] ?? null],
  [/^event heard$/, ([events]) => list(events).length],
  [/^events before /, ([log]) => keysAndValues(list(log).slice(0, markIn(log)))],
  [/^events after /, ([log]) => keysAndValues(list(log).slice(markIn(log)))],
  [/^new value read$/, ([seen]) => howOften(list(seen))],
  [/^messages$/, ([seen]) => list(seen).length],
  [/: most units of the /, ([count], { args }) => Number(count) * String(args[2]).length],
  [/^(?:sandboxed|data:)$/, ([isThere, answers]) => (isThere === true ? (answers ?? null) : 'absent')],
  [/^kept in bfcache$/, ([seen]) => (Array.isArray(seen) ? seen.includes('pageshow persisted true') : (seen ?? null))],
  [/^order$/, (answers) => (Array.isArray(answers[0]) ? answers[0] : [...new Set(answers)].join(' | '))],
  [/^orders$/, (answers) => [...new Set(answers)].sort()],
];

/** What came of a gesture, or of doing the same without one: of navigating, of a link, or of `window.open`. */
function afterGesture([answer, path]: readonly Json[], { windows = 0 }: Reading): Json {
  if (path !== undefined) return path === '/gone' ? 'navigated' : `stays, ${String(answer)}`;
  return answer === 'clicked' ? windows : { windows, value: answer ?? null };
}

function valueOf(name: string, group: readonly Reading[]): Json {
  const [first] = group;
  if (first === undefined) return null;
  const answers = group.map(({ value }) => value);
  const conversion = conversions.find(([pattern]) => pattern.test(name));
  if (conversion !== undefined) return conversion[1](answers, first);
  if (first.op === 'events') return heard(first).map(compact);
  return answers.length === 1 ? first.value : answers;
}

function heard({ value }: Reading): readonly HeardEvent[] {
  return list(value) as readonly object[] as readonly HeardEvent[];
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** Where a log says that the page was shown; at its end if it does not. */
function markIn(log: Json | undefined): number {
  const at = list(log).findIndex((entry) => isRecord(entry) && entry['mark'] === true);
  return at === -1 ? list(log).length : at;
}

function keysAndValues(log: readonly Json[]): readonly string[] {
  return log
    .filter(isRecord)
    .flatMap((entry) => ('mark' in entry ? [] : [`${String(entry['key'])}:${String(entry['newValue'])}`]));
}

function howOften(seen: readonly Json[]): string {
  if (seen.every((each) => each === true)) return 'always';
  return seen.includes(true) ? 'sometimes' : 'never';
}

function isRecord(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
