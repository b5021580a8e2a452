import { resolve } from 'node:path';
import { databaseClass } from '../node/disk/database.ts';
import { openStore } from '../node/disk/open-store.ts';
import type { OpenProfile, StoredArea } from '../profile/profile.ts';
import type { ProfileCommand } from './arguments/profile.ts';
import type { CommandIO } from './command-io.ts';

/** Clears what is to be cleared, and lists what a profile keeps. Throws what opening it throws. */
export function showProfile({ path, clear, format }: ProfileCommand, io: CommandIO): void {
  const profile = openStore(resolve(io.cwd, path), databaseClass(), false);
  try {
    if (clear !== null) clearOrigin(profile, clear, io);
    const areas = profile.areas();
    if (format === 'json') for (const area of areas) io.stdout.write(`${asJSON(profile, area)}\n`);
    else io.stdout.write(asText(profile, areas));
  } finally {
    profile.close();
  }
}

function clearOrigin(profile: OpenProfile, clear: string, io: CommandIO): void {
  const cleared = profile.areas().filter(({ origin }) => origin === clear);
  profile.commit({
    areas: cleared.map(({ key, origin }) => ({ key, origin, cleared: true, removed: [], written: [] })),
    cookies: [],
  });
  profile.purge();
  const entries = cleared.reduce((sum, area) => sum + area.entries, 0);
  io.stderr.write(cleared.length === 0 ? `nothing is kept of ${clear}\n` : `cleared ${clear}: ${counted(entries, 'key')}\n`);
}

function asText(profile: OpenProfile, areas: readonly StoredArea[]): string {
  const cookies = profile.cookies().length;
  const lines = areas.flatMap((area) => [
    `${area.key}  ${counted(area.entries, 'key')}, ${counted(area.units, 'code unit')}`,
    ...sizesOf(profile, area).map(([key, units]) => `  ${printable(key)}  ${units}`),
  ]);
  return [...lines, `${counted(areas.length, 'storage key')}, ${counted(cookies, 'cookie')} with a date`, ''].join('\n');
}

function asJSON(profile: OpenProfile, area: StoredArea): string {
  const { key, origin, units } = area;
  return JSON.stringify({ origin, storageKey: key, units, keys: Object.fromEntries(sizesOf(profile, area)) });
}

/** The keys of an area with the UTF-16 code units of each and of its value, in their order. */
function sizesOf(profile: OpenProfile, { key }: StoredArea): readonly (readonly [string, number])[] {
  void profile.prepare(key);
  return profile.read(key).map(([name, value]) => [name, name.length + value.length]);
}

/** What a terminal would obey, and what could be taken for the blanks around it, is written out. */
function printable(key: string): string {
  return /^[\p{L}\p{N}\p{P}\p{S}]+$/u.test(key) ? key : JSON.stringify(key).replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, escaped);
}

function escaped(character: string): string {
  return `\\u${(character.codePointAt(0) as number).toString(16).padStart(4, '0')}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
