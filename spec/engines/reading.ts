import { told } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import type { Json, Step } from './recording.ts';

/** What one step asked a page, and what the page answered. */
export interface Reading {
  readonly op: 'events' | 'get' | 'dump' | 'run';
  readonly window: string;
  /** Source text of a run's function, else empty. */
  readonly source: string;
  readonly args: readonly Json[];
  readonly value: Json;
  /** Windows that pages of its tab have opened, in the end. Default 0. */
  readonly windows?: number;
}

/** The reading that a step gives; null when it asks nothing, or its function returned undefined. */
export function readingOf(step: Step, outcome: Outcome): Reading | null {
  const value = told(outcome);
  if (value === undefined) return null;
  switch (step.op) {
    case 'events':
    case 'get':
    case 'dump':
      return { op: step.op, window: step.window, source: '', args: [], value };
    case 'run':
    case 'runAsync':
      return { op: 'run', window: step.window, source: step.source, args: step.args, value };
    case 'click':
      return { op: 'run', window: step.window, source: step.gesture, args: step.args, value };
    default:
      return null;
  }
}
