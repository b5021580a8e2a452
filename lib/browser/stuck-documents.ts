import type { Kernel } from '../event-loop/kernel.ts';
import type { Lane } from '../event-loop/task.ts';
import type { Network } from '../fetch/network.ts';
import type { LockEnvironment } from '../web-locks/lock.ts';

/** What is asked of a user agent. */
export interface Ongoing {
  readonly kernel: Pick<Kernel, 'waiting' | 'later'>;
  readonly network: Pick<Network, 'underWay'>;
}

/** A document, as far as it asks for locks. */
type Asking = Pick<LockEnvironment, 'traversable'>;

/**
 * Tells of a document whether nothing of its own is left that could run at some time: no task, no timer, no answer that may come, no
 * navigation of its tab. Of none, while something is on its way to the lock task queue. Others may still reach it.
 */
export function stuckDocuments({ kernel, network }: Ongoing): (document: Asking) => boolean {
  const owners = new Set<unknown>();
  const lanes = new Set<Lane | null>();
  const add = (owner: unknown, lane: Lane | null): void => {
    if (owner === null) lanes.add(lane);
    else owners.add(owner);
  };
  for (const { owner, lane, state } of [...kernel.waiting(), ...kernel.later()]) if (state !== 'held') add(owner, lane);
  for (const { client, state } of network.underWay) if (state !== 'never') add(client.owner, client.lane);
  const locksMayChange = [...lanes].some((lane) => lane?.source === 'lock task queue');
  return (document) =>
    !locksMayChange && !owners.has(document) && !document.traversable.navigationLanes.some((lane) => lanes.has(lane));
}
