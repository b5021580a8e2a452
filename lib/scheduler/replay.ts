import { checkedSchedule, parseSchedule, type Schedule } from '../event-loop/schedule.ts';
import type { Scheduler } from '../event-loop/scheduler.ts';
import type { Task } from '../event-loop/task.ts';
import { told } from '../infra/arguments.ts';
import { StorageloomError } from '../infra/failure.ts';
import { RandomStreams } from './random-streams.ts';

/**
 * The order of an earlier run, as `browser.schedule` gave it: the natural choice, but where the schedule names another lane. It
 * fails with REPLAY_DIVERGED at the first lane that has no task which may run, and says which lanes have one.
 * What is left of it when the run ends was not needed: compare `browser.schedule` with the one that was given, equal means that the
 * same choices came up. Throws BAD_OPTION for what is no schedule.
 * @example new Browser({ scheduler: replay('4:tab2.dom 9:tab1.timer') })
 */
export function replay(schedule: string | Schedule): Scheduler {
  const parsed = typeof schedule === 'string' ? parseSchedule(schedule) : checkedSchedule(schedule);
  if (parsed === null) {
    throw new StorageloomError('BAD_OPTION', {
      what: `${typeof schedule === 'string' ? `"${schedule}"` : `What replay() was given, ${told(schedule)},`} is not a schedule.`,
      why: 'A schedule is a row of choice:lane, with ascending numbers, such as "4:tab2.dom 9:tab1.timer".',
      mend: 'Give what browser.schedule was in the run that is to be repeated.',
    });
  }
  const streams = new RandomStreams();
  let next = 0;
  return {
    name: 'replay',
    seed(seed) {
      streams.seed(seed);
      next = 0;
    },
    choose(heads, count, natural, choice) {
      let entry = parsed[next];
      // What the caller of step({ choose }) chose instead.
      while (entry !== undefined && entry.choice < choice) entry = parsed[++next];
      if (entry === undefined || entry.choice !== choice) return natural;
      next++;
      return placeOf(entry.lane, heads, count) ?? diverged(entry, heads, count);
    },
    random: (stream) => streams.random(stream),
  };
}

function placeOf(lane: string, heads: readonly Task[], count: number): number | null {
  for (let place = 0; place < count; place++) if (heads[place]?.lane?.name === lane) return place;
  return null;
}

function diverged({ choice, lane }: Schedule[number], heads: readonly Task[], count: number): never {
  const enabled = heads.slice(0, count).map((task) => task.lane?.name);
  throw new StorageloomError('REPLAY_DIVERGED', {
    what: `The schedule takes lane ${lane} at choice ${choice}, and it has no task that may run now.`,
    why: `These lanes have one: ${enabled.sort().join(', ')}. The program or the schedule is not the one of the run that was recorded.`,
    mend: 'Record the schedule again with browser.schedule, or look for what differs before this choice.',
  });
}
