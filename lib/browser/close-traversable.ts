import type { Traversable } from '../html/traversable.ts';
import { definitelyClose } from '../html/unload.ts';
import { userAgentTask } from '../html/window-hooks.ts';
import type { Driving } from './driving.ts';

/**
 * Closes a tab in a task of its own, so that what its page does on leaving belongs to a step. Nothing happens when it is closed.
 * `asks`: its page may ask the user to stay.
 */
export async function closeTraversable<W extends object>(
  traversable: Traversable<W>,
  driving: Driving<W>,
  because: string,
  asks: boolean,
): Promise<void> {
  const closed = (): boolean => traversable.destroyedBecause !== null;
  if (closed()) return;
  let done = false;
  const task = userAgentTask('close', () => {
    definitelyClose(traversable, because, asks);
    done = true;
  });
  traversable.userAgent.kernel.post(task, traversable.navigationLane, 0);
  await driving.runLane(traversable.navigationLane, () => done || closed());
}
