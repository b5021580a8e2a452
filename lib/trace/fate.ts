import type { Actors } from './actors.ts';

/** What became of a task by which a document hears of something. */
export function fate(actors: Actors, task: number): string {
  const actor = actors.tasks.get(task)!;
  if (actor.state === 'removed') return `never hears: its task was removed${actor.removed === null ? '' : ` (${actor.removed})`}`;
  if (actor.state === 'held') return 'waits to hear until its document is active again';
  return actor.step === -1 ? 'will hear: its task still waits' : `hears in step ${actor.step}`;
}
