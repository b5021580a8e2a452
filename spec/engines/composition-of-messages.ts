import type { Reading } from './reading.ts';
import type { Json } from './recording.ts';

type Facts = ReadonlyMap<string, Json>;

/** Facts about who heard which message, where the answers are lists of `channel:message`. Null: the names are of another kind. */
export function ofMessages(names: readonly string[], readings: readonly Reading[]): Facts | null {
  if (names.some((name) => name.endsWith(' in order'))) return ofOrders(names, readings);
  if (names.some((name) => name.endsWith(', other tab'))) return ofLabels(names, readings);
  return names.includes('heard of another name') ? ofWindows(names, readings) : null;
}

/** Each window was asked once, and some of them once more. */
function ofWindows(names: readonly string[], readings: readonly Reading[]): Facts {
  const first = new Map<string, Json>();
  const again: Json[] = [];
  for (const { window, value } of readings) {
    if (first.has(window)) again.push(...texts(value));
    else first.set(window, value);
  }
  return new Map(names.map((name) => [name, first.get(name) ?? again]));
}

/** What the first window heard begins with the name of the fact, what another tab heard is a fact of its own. */
function ofLabels(names: readonly string[], [own, other]: readonly Reading[]): Facts {
  const heardAs = (name: string): readonly string[] =>
    texts(own?.value)
      .filter((text) => text.startsWith(`${name}:`))
      .map((text) => text.slice(name.length + 1));
  return new Map(names.map((name) => [name, name.endsWith(' other tab') ? texts(other?.value) : heardAs(name)]));
}

/** What was heard is the same list each time, or is not; and of one channel its numbers rise. */
function ofOrders(names: readonly string[], readings: readonly Reading[]): Facts {
  const lists = readings.map(({ value }) => texts(value));
  const isInOrder = (channel: string): boolean =>
    lists.every((list) => {
      const own = list.filter((text) => text.startsWith(`${channel}:`));
      return own.join() === own.toSorted().join();
    });
  return new Map(
    names.map((name) => [
      name,
      name === 'orders' ? [...new Set(lists.map((list) => list.join(' ')))].sort() : isInOrder(name.split(' ')[0] as string),
    ]),
  );
}

function texts(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [];
}
