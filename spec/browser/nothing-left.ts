import type { Settled } from '../../lib/index.ts';

/** What settling answers when nothing was left to run, and nothing waits. */
export const nothingLeft: Settled = {
  tasks: 0,
  why: 'idle',
  timersLeft: 0,
  nextTimerMs: null,
  missing: [],
  locks: [],
  deadlocks: [],
  abandoned: false,
};
