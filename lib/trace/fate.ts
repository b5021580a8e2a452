import type { Actors, TaskActor } from './actors.ts';

/** What became of a task by which a document hears of something. */
export function fate(actors: Actors, task: number): string {
  const actor = actors.tasks.get(task)!;
  if (actor.state === 'removed') return `never hears: ${removalOf(actor, actors)}`;
  if (actor.state === 'held') return 'waits to hear until its document is active again';
  if (actor.step === -1) return 'will hear: its task still waits';
  return `hears in step ${actor.step}${actor.unheard ? ', where no listener was' : ''}`;
}

function removalOf({ removed, queued: { document } }: TaskActor, { documents }: Actors): string {
  const end = document === null ? null : (documents.get(document)?.end ?? null);
  if (removed === 'document destroyed' && end !== null) return end;
  return `its task was removed${removed === null ? '' : ` (${removed})`}`;
}
