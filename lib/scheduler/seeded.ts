import { badArgument, kindOf } from '../infra/arguments.ts';
import { randomStream } from '../infra/random.ts';
import type { Scheduler } from '../event-loop/scheduler.ts';
import { RandomStreams } from './random-streams.ts';

/** The stream that choices are drawn from; agents draw from streams named by a hash, which is never this small by intent. */
const choices = 0;

/**
 * An order drawn by lot: every task that may run now is as likely as any other, so tabs overtake each other as in a browser with
 * many processes. The same number gives the same order. The order within one lane stays. Throws BAD_OPTION.
 * @param number an integer; the pages' own random numbers come from the Browser's `seed`
 */
export function seeded(number: number): Scheduler {
  if (!Number.isSafeInteger(number)) {
    throw badArgument(
      `seeded() takes an integer, and got ${typeof number === 'number' ? number : kindOf(number)}`,
      'The same number gives the same order',
      'Write seeded(1)',
    );
  }
  const streams = new RandomStreams();
  let draw = randomStream(number, choices);
  return {
    name: `seeded(${number})`,
    seed(seed) {
      streams.seed(seed);
      draw = randomStream(number, choices);
    },
    choose: (_heads, count) => Math.floor(draw() * count),
    random: (stream) => streams.random(stream),
  };
}
