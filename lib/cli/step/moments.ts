import type { TraceEvent } from '../../trace/trace-event.ts';
import type { Question } from './stepping-scheduler.ts';

/** The beginning of a step in a trace. */
export interface Moment {
  readonly step: number;
  /** How many events of the trace went before. */
  readonly events: number;
  /** Of the task that runs; null: a call from outside. */
  readonly task: number | null;
  /** What was asked before it; null: nobody was, since the driving call runs some lanes only, or none. */
  readonly question: Question | null;
  /** What tells a step of another run apart from it. */
  readonly name: string;
}

/** The steps of a run, with what the scheduler was asked before each. Both are in the order in which they happened. */
export function momentsOf(events: readonly TraceEvent[], questions: readonly Question[]): Moment[] {
  const moments: Moment[] = [];
  const asked = new Map(questions.map((question) => [question.task, question]));
  for (const [count, event] of events.entries()) {
    if (event.type === 'outside-started') {
      const name = `${event.document} ${event.label}`;
      moments.push({ step: event.step, events: count, task: null, question: null, name });
    } else if (event.type === 'task-started') {
      const { step, task, lane } = event;
      moments.push({ step, events: count, task, question: asked.get(task) ?? null, name: lane });
    }
  }
  return moments;
}
