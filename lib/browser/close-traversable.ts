import type { Traversable } from '../html/records/traversable.ts';
import { definitelyClose } from '../html/document-lifecycle/unload.ts';
import { queueUserAgentTask } from '../html/navigables/user-agent-task.ts';
import type { Driving } from './driving.ts';

/**
 * Closes a tab in a task of its own, so that what its page does on leaving belongs to a step. Nothing happens when it is closed.
 * `asks`: its page may ask the user to stay.
 */
export async function closeTraversable(
  traversable: Traversable,
  driving: Driving,
  because: string,
  asks: boolean,
): Promise<void> {
  const closed = (): boolean => traversable.destroyedBecause !== null;
  if (closed()) return;
  let done = false;
  queueUserAgentTask(traversable, 'close', () => {
    definitelyClose(traversable, because, asks);
    done = true;
  });
  await driving.runLane(traversable.navigationLane, () => done || closed());
}

/** Closes tabs in their order; no page can ask the user to stay. */
export async function closeAll(traversables: readonly Traversable[], driving: Driving, because: string): Promise<void> {
  for (const traversable of traversables) await closeTraversable(traversable, driving, because, false);
}
