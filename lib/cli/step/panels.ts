import { shortAreaName } from '../../trace/columns.ts';
import type { ReplayedArea } from '../../trace/replayed-area.ts';
import type { ReplayedState, ReplayedTask } from '../../trace/replayed-state.ts';
import { visible, widthOf } from '../../trace/text-width.ts';
import type { TraceEvent } from '../../trace/trace-event.ts';
import { shortKey, shortValue, timeText } from '../../trace/wording.ts';
import { broken } from './lines.ts';
import type { StepSession } from './session.ts';

/** A line of a panel; `next`: what runs if nobody chooses. */
export interface PanelLine {
  readonly text: string;
  readonly tone: 'title' | 'dim' | 'next' | 'bad' | null;
}

const line = (text: string, tone: PanelLine['tone'] = null): PanelLine => ({ text, tone });

/** What may run next, with the numbers that choose it. */
export function nextPanel({ run, next }: StepSession, state: ReplayedState, width: number): PanelLine[] {
  if (next === null) return [line('The end', 'title'), ...broken(run.ended, width).map((text) => line(text, endTone(run.kind)))];
  const { question, task } = next;
  const tasks = new Map(state.queue().map((each) => [each.task, each]));
  if (question !== null) {
    const lines = question.candidates.map((each, place) => {
      const number = place < 9 ? `${place + 1}` : ' ';
      const isNext = each.task === question.task;
      return line(`${isNext ? '►' : ' '}${number} ${owner(tasks.get(each.task))} ${visible(each.label)}`, isNext ? 'next' : null);
    });
    return [line('May run next', 'title'), ...lines];
  }
  if (task === null) {
    const lines = fitted('► the scenario goes on', called(run.events[next.events]), width);
    return [line('Next', 'title'), ...lines.map((text) => line(text, 'next'))];
  }
  const running = tasks.get(task);
  return [
    line('Next', 'title'),
    line(`► ${owner(running)} ${visible(running?.label ?? 'a task')}`, 'next'),
    line('no choice while a page loads', 'dim'),
  ];
}

function endTone(kind: 'passed' | 'failed' | 'interrupted'): PanelLine['tone'] {
  return kind === 'failed' ? 'bad' : null;
}

function called(event: TraceEvent | undefined): string {
  return event?.type === 'outside-started' ? visible(event.label) : '';
}

function owner(task: ReplayedTask | undefined): string {
  return task?.tab ?? task?.lane.replace(/[/.].*$/s, '') ?? '';
}

/** What waits, and for what. Empty where nothing does. */
export function waitingPanel({ next, run }: StepSession, state: ReplayedState, width: number): PanelLine[] {
  const queue = state.queue();
  const able = new Set(next?.question?.candidates.map(({ task }) => task) ?? (next?.task == null ? [] : [next.task]));
  const waiting = queue.filter(({ task }) => !able.has(task));
  if (waiting.length === 0) return [];
  const first = new Map<string, ReplayedTask>();
  for (const each of queue) if (each.state !== 'held' && !first.has(each.lane)) first.set(each.lane, each);
  const lines = waiting.flatMap((each) => {
    const why = reason(each, first.get(each.lane), run.events);
    return fitted(`${owner(each)} ${visible(each.label)}`, why, width).map((text) => line(text));
  });
  return [line('Waits', 'title'), ...lines];
}

/** In one line where it fits, else in two. */
function fitted(what: string, why: string, width: number): string[] {
  const one = `${what}: ${why}`;
  return widthOf(one) <= width ? [one] : [`${what}:`, `   ${why}`];
}

function reason(task: ReplayedTask, first: ReplayedTask | undefined, events: readonly TraceEvent[]): string {
  if (task.state === 'held') return 'held, its page is not shown';
  if (task.state === 'timer') {
    const delay = /(\d+) ms$/.exec(task.label)?.[1];
    const queued = events.find(({ i }) => i === task.i)?.ms ?? 0;
    return delay === undefined ? 'its time' : `from ${timeText(queued + Number(delay))} ms on`;
  }
  if (task.state === 'running') return 'runs';
  return first === undefined || first.task === task.task ? 'ready' : `behind ${visible(first.label)}`;
}

/** What the storage areas hold. */
export function storagePanel(state: ReplayedState): PanelLine[] {
  const areas = state.areas();
  if (areas.length === 0) return [line('Storage', 'title'), line('not used yet', 'dim')];
  return areas.flatMap((area) => [line(areaTitle(area), 'title'), ...entries(area)]);
}

function areaTitle({ kind, origin, tab }: ReplayedArea): string {
  return `${shortAreaName(kind)} ${visible(origin)}${tab === null ? '' : ` ${visible(tab)}`}`;
}

function entries({ entries: held, partial }: ReplayedArea): PanelLine[] {
  const lines = [...held].map(([key, { text }]) => line(` ${shortKey(key)} = ${shortValue(text)}`));
  if (partial) return [...lines, line(' and perhaps more', 'dim')];
  return lines.length === 0 ? [line(' empty', 'dim')] : lines;
}
