import type { Ran } from '../../lib/explore/planned-schedule.ts';

/** A schedule in which nothing was to be told. */
export const passed: Ran = {
  outcome: 'passed',
  error: null,
  hitHorizon: false,
  timersLeft: false,
  cut: false,
  order: () => [],
  steps: 0,
  idle: false,
  unrested: false,
};
