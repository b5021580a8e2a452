import type { TaskCounter } from '../browser/task-counter.ts';
import { badArgument } from '../infra/arguments.ts';
import { StorageloomError } from '../infra/failure.ts';

/** The test waits for something that is no task. `waitsFor`: the driving call that is under way; null: none is. */
export function stuck(waitsFor: string | null): StorageloomError {
  return new StorageloomError('EXPLORE_STUCK', {
    what: 'A schedule came to an end, and the test did not.',
    why: `${waitsFor === null ? 'An await of the test itself' : waitsFor} waits for something that is no part of the model: a timer or a request of yours, or real time.`,
    mend: 'Let pages do it, whose timers and requests are part of the model, as in tab.start(({ setTimeout, fetch }) => …), and wait with world.rest().',
  });
}

/** The test ended, and tasks or timers of these tabs waited. */
export function notAtRest(names: readonly string[]): StorageloomError {
  const left = `${names.join(' and ')} ${names.length === 1 ? 'has' : 'have'} tasks that never ran`;
  return new StorageloomError('NOT_AT_REST', {
    what: `The test ended before all had run: ${left}.`,
    why: 'Nothing was explored of what comes after its last await.',
    mend: 'Write await world.rest() before what the test checks, or stop by browser.runUntil() where it has seen enough.',
  });
}

/** No schedule ran a task. */
export function nothingRan(): StorageloomError {
  return new StorageloomError('NOT_AT_REST', {
    what: 'Nothing was explored: no task ran in any schedule.',
    why: 'Orders differ in their tasks, and the test has its tabs do nothing in one.',
    mend: 'Begin with tab.start(program) or a timer of a window, and write await world.rest() before what the test checks.',
  });
}

/** A schedule went on and on. */
export function neverRests(counter: TaskCounter, steps: number, nowMs: number): StorageloomError {
  return new StorageloomError('HORIZON', {
    what: `${steps} tasks ran up to ${nowMs} ms of virtual time, and nothing came to rest.`,
    why: counter.lastRan,
    mend: 'Let the pages end what they repeat, give a shorter horizonMs, or raise limits.steps if the work is real.',
  });
}

/** The same choices led elsewhere. `where`: the first step that differs, as far as it is known. */
export function notDeterministic(where: string): StorageloomError {
  return new StorageloomError('NOT_DETERMINISTIC', {
    what: `The test did not do the same again: ${where}.`,
    why: 'Something lasts from one schedule to the next, such as a variable outside of the test or of a module, or it depends on a real clock or on chance.',
    mend: "Make what the test needs inside of it, anew for each schedule; where modules are kept, give modules: 'fresh'.",
  });
}

/** A module is to last from one schedule to the next. `seen`: what was done when it was evaluated, each as the second half of a sentence. */
export function keepsSomething(specifier: string, tab: string, seen: readonly string[]): StorageloomError {
  return notKept(`${specifier} ${seen.join(', and it ')} when it was evaluated in ${tab}`);
}

/** The same of one that comes by `import()`. */
export function comesLater(id: string, tab: string): StorageloomError {
  return notKept(`${id} came by import() in ${tab}, in a task of its own`);
}

function notKept(why: string): StorageloomError {
  return badArgument(
    "The option modules of explore() cannot be 'kept' here",
    `${why}, which later schedules would miss`,
    "Leave it out, or give modules: 'fresh'",
  );
}

/** A line was repeated, and the schedule passes without some of its parts. */
export function neverCame(unused: readonly string[]): StorageloomError {
  const one = unused.length === 1;
  return new StorageloomError('REPLAY_DIVERGED', {
    what: `The schedule passes, but not all of the line came: ${unused.join(', ')}.`,
    why: `The test ends before ${one ? 'that' : 'these'}, so it is not the one that the line is of, or it has changed since.`,
    mend: 'Explore it again for a line that fits it as it is now.',
  });
}

/** A timer was to be set that no schedule has. `task`: in which; null: in the test itself. */
export function surroundingTimer(name: string, task: string | null): StorageloomError {
  return new StorageloomError('EXPLORE_STUCK', {
    what: `${task === null ? 'The test itself' : `Code that ran in the task ${task}`} called ${name}() of the surroundings, and it was not set.`,
    why: 'No schedule waits for its timers, so what they do would count for nothing.',
    mend: `Take that of the window, tab.start(({ ${name === 'setImmediate' ? 'setTimeout' : name} }) => …), and wait with world.rest(); a server in pages has to answer without one.`,
  });
}

/** Where timers come in any order there is no time that would go with them. */
export function timeless(): StorageloomError {
  return badArgument(
    "The option timers.lateness of explore() cannot be 'any order' here",
    'A page or the test reads a clock, and what it would show has nothing to do with the order of timers',
    'Give a number of ms, up to which each timer may be late',
  );
}
