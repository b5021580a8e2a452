import type { Scheduler } from '../event-loop/scheduler.ts';
import { RandomStreams } from './random-streams.ts';

/**
 * The default order: the task that fell due first, and among those the one that was queued first, over all tabs. What most tests
 * want, because it is what they would write down.
 */
export function fifo(): Scheduler {
  const streams = new RandomStreams();
  return {
    name: 'fifo',
    natural: true,
    seed: (seed) => streams.seed(seed),
    choose: (_heads, _count, natural) => natural,
    random: (stream) => streams.random(stream),
  };
}
