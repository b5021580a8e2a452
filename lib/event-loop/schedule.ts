import { isArray } from '../infra/arguments.ts';

/**
 * An order of tasks, as data: which lane was chosen where the choice was not the natural one. Choices are counted from 0, whoever makes
 * them: each moment counts at which at least two lanes may go, but for those of driving calls that take tasks of some lanes only. As text: `4:tab2.dom 9:tab1.timer`.
 */
export type Schedule = readonly { readonly choice: number; readonly lane: string }[];

/** A schedule as text, to be pasted into a test. */
export function formatSchedule(schedule: Schedule): string {
  return schedule.map(({ choice, lane }) => `${choice}:${lane}`).join(' ');
}

/** Reads what {@link formatSchedule} wrote; null when it is no schedule. */
export function parseSchedule(text: string): Schedule | null {
  const schedule: { choice: number; lane: string }[] = [];
  for (const entry of text.split(/\s+/).filter((part) => part !== '')) {
    const colon = entry.indexOf(':');
    const number = entry.slice(0, colon);
    const choice = Number(number);
    if (colon < 1 || !/^\d+$/.test(number) || colon === entry.length - 1) return null;
    if (choice <= (schedule.at(-1)?.choice ?? -1)) return null;
    schedule.push({ choice, lane: entry.slice(colon + 1) });
  }
  return schedule;
}

/** The same of a schedule as data, whoever made it: a copy, or null when it is none. */
export function checkedSchedule(value: unknown): Schedule | null {
  if (!isArray(value)) return null;
  const schedule: { choice: number; lane: string }[] = [];
  try {
    for (const entry of value) {
      const { choice, lane } = entry as { readonly choice: unknown; readonly lane: unknown };
      if (!Number.isSafeInteger(choice) || typeof lane !== 'string' || lane === '') return null;
      if ((choice as number) <= (schedule.at(-1)?.choice ?? -1)) return null;
      schedule.push({ choice: choice as number, lane });
    }
  } catch {
    return null;
  }
  return schedule;
}
