import type { Actors } from '../actors.ts';
import { eventLine } from '../event-line.ts';
import { visible } from '../text-width.ts';
import type { TraceEvent } from '../trace-event.ts';
import { assignment, changeText, readText, shortKey, shortURL, shortValue, timeText } from '../wording.ts';

/** An event in a few words, for where each has to be called something. Nothing in it moves a cursor or hides. */
export function eventName(event: TraceEvent, actors: Actors): string {
  switch (event.type) {
    case 'storage-read':
      return readText(event);
    case 'storage-written':
    case 'event-fired':
      return changeText(event.key, event.newValue);
    case 'storage-removed':
      return changeText(event.key, null);
    case 'storage-cleared':
      return 'clear';
    case 'storage-unchanged':
      return `${event.key === null ? 'clear' : unchangedText(event.key, event.value)}: no change`;
    case 'write-refused':
      return `${shortKey(event.key)}: ${event.units} units do not fit`;
    case 'cookie-read':
      return `cookies? ${event.cookies === '' ? 'none' : shortValue(event.cookies)}`;
    case 'cookie-written':
      return changeText(event.name, event.value);
    case 'request':
      return `${event.method} ${shortURL(event.url, null)}`;
    case 'response':
      return `response ${event.status}`;
    case 'time':
      return `time is ${timeText(event.now)} ms`;
    case 'outside-started':
      return visible(event.label);
    default:
      return taskName(event, actors) ?? lineName(event, actors) ?? plainName(event);
  }
}

function unchangedText(key: string, value: string | null): string {
  return value === null ? `delete ${shortKey(key)}` : assignment(key, value);
}

/** What happens to a task, by the task's own name; null: it happens to none. */
function taskName(event: TraceEvent, { tasks }: Actors): string | null {
  if (!('task' in event)) return null;
  const label = visible(tasks.get(event.task)?.queued.label ?? `task ${event.task}`);
  if (event.type === 'task-queued') return `queue ${label}`;
  if (event.type === 'task-held') return `${label} waits`;
  if (event.type === 'task-returned') return `${label} may run again`;
  return event.type === 'task-removed' ? `${label} never runs: ${event.reason}` : label;
}

/** As the timeline in text has it. */
function lineName(event: TraceEvent, actors: Actors): string | null {
  const line = eventLine(event, actors);
  return line === null ? null : `${line.mark} ${line.text}`.trim();
}

function plainName(event: TraceEvent): string {
  const name = event.type.replaceAll('-', ' ');
  return 'document' in event && event.type.startsWith('document') ? `${name} (document ${event.document})` : name;
}
