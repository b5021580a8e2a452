import { algorithmOf } from '../../algorithms.ts';
import { explain } from '../../explain.ts';
import type { Story } from '../../row.ts';
import { ReplayedState } from '../../replayed-state.ts';
import { visible } from '../../text-width.ts';
import type { TraceEvent, TraceLevel } from '../../trace-event.ts';
import { AreaChanges, type AreaChange } from './area-changes.ts';
import type { Moment } from './moments.ts';
import { momentLine, momentTitle } from './words.ts';

/** A moment, as the page has it. */
export interface MomentData {
  readonly title: string;
  readonly line: string;
  /** Rows of the picture: the first, and how many. */
  readonly rows: readonly [first: number, count: number];
  readonly changes: readonly AreaChange[];
  /** Places in the list of tasks, with their states. */
  readonly queue: readonly (readonly [task: number, state: string])[];
  /** How many tasks wait besides. */
  readonly more: number;
  readonly locks: readonly string[];
  readonly explain: readonly string[];
  readonly standards: readonly (readonly [algorithm: string, link: string])[];
  /** Moments in which its task was queued, and those that run what it queued. */
  readonly causes: readonly number[];
  readonly effects: readonly number[];
}

/** What the page's script reads. */
export interface ReportData {
  readonly areas: readonly string[];
  readonly keys: readonly string[];
  readonly tasks: readonly string[];
  readonly moments: readonly MomentData[];
  /** Steps that are explained: with so many events it would take too long to explain all. */
  readonly explained: number;
}

const mostTasks = 40;
const mostKept = 40;
/** Events that are gone through for explanations where nobody says otherwise: some seconds. */
const mostVisits = 10_000_000;

/** Which moments a report is of. */
export interface ReportPart {
  /** The first, and the one behind the last. */
  readonly from: number;
  readonly to: number;
  /** How many events the trace has lost at its beginning. */
  readonly dropped: number;
  /** How many moments are explained; undefined: as many as take some seconds. */
  readonly explained: number | undefined;
  /** What was recorded; undefined: everything. */
  readonly level?: TraceLevel | undefined;
}

/** Everything that the page shows of these moments. */
export function reportData(
  events: readonly TraceEvent[],
  story: Story,
  moments: readonly Moment[],
  part: ReportPart,
): ReportData {
  const { from, to, dropped } = part;
  const state = new ReplayedState(dropped > 0);
  const areas = new AreaChanges();
  const tasks = new Map<number, number>();
  const texts: string[] = [];
  const links = new StepLinks(events, moments, from, to);
  const explained = part.explained ?? Math.floor(mostVisits / Math.max(1, events.length));
  const shown: MomentData[] = [];
  let [seen, rows] = [0, 0];
  for (const [n, moment] of moments.slice(0, to).entries()) {
    const first = seen;
    while (seen < moment.events) state.note(events[seen++]!);
    if (n < from) continue;
    const changes = areas.since(state.areas());
    const queue = state.queue();
    for (const { task, label, source, tab, by } of queue.slice(0, mostTasks)) {
      if (!tasks.has(task)) tasks.set(task, texts.push(taskText(label, source, tab, by)) - 1);
    }
    shown.push({
      ...{ title: momentTitle(moment), line: momentLine(moment, story), rows: [rows, moment.rows.length], changes },
      queue: queue.slice(0, mostTasks).map(({ task, state: is }) => [tasks.get(task)!, is]),
      more: Math.max(0, queue.length - mostTasks),
      locks: lockTexts(state),
      explain: shown.length < explained ? explanation(events, moment, part) : [],
      standards: standardsIn(events, moment, first),
      ...links.of(n),
    });
    rows += moment.rows.length;
  }
  return { areas: areas.titles, keys: areas.keys, tasks: texts, moments: shown, explained };
}

function taskText(label: string, source: string, tab: string | null, by: number): string {
  const who = by === -1 ? '' : `, queued by step ${by}`;
  return visible(`${label}: ${tab ?? 'the user agent'}, ${source}${who}`);
}

function lockTexts(state: ReplayedState): string[] {
  const texts = state.locks().map(({ name, mode, tab, state: is }) => {
    const does = is === 'held' ? 'holds' : 'waits for';
    return visible(`${tab ?? 'a page'} ${does} ${name} (${mode})`);
  });
  const more = texts.length - mostKept;
  return more > 0 ? [...texts.slice(0, mostKept), `… and ${more} more`] : texts;
}

/** Without its list of algorithms, which the page has as links. */
function explanation(events: readonly TraceEvent[], { step }: Moment, { dropped, level }: ReportPart): string[] {
  if (step === -1) return ['This happened outside of any step.'];
  const [told] = explain(events, step, dropped, level).split('\nIn the standards:');
  return told!.split('\n');
}

function standardsIn(events: readonly TraceEvent[], { step, events: end }: Moment, first: number): [string, string][] {
  const found = new Map<string, string>();
  for (const event of events.slice(first, end)) {
    if ((step === -1 ? event.step !== -1 : event.step === -1) || event.type === 'task-ended' || event.type === 'checkpoint')
      continue;
    const standard = algorithmOf(event);
    if (standard === null) continue;
    const name = standard.step === null ? standard.algorithm : `${standard.algorithm}, step ${standard.step}`;
    found.set(name, standard.link);
  }
  return [...found];
}

/** Which moment queued what another one runs. */
class StepLinks {
  readonly #causes = new Map<number, Set<number>>();
  readonly #effects = new Map<number, Set<number>>();

  constructor(events: readonly TraceEvent[], moments: readonly Moment[], from: number, to: number) {
    const places = new Map(moments.map(({ step }, n): [number, number] => [step, n]));
    const inside = (step: number): number | undefined => {
      const place = step === -1 ? undefined : places.get(step);
      return place === undefined || place < from || place >= to ? undefined : place;
    };
    const queuedBy = new Map<number, number>();
    for (const event of events) {
      if (event.type === 'task-queued') queuedBy.set(event.task, event.by);
      if (event.type !== 'task-started') continue;
      const [cause, effect] = [inside(queuedBy.get(event.task) ?? -1), inside(event.step)];
      queuedBy.delete(event.task);
      if (cause === undefined || effect === undefined) continue;
      add(this.#causes, effect, cause - from);
      add(this.#effects, cause, effect - from);
    }
  }

  of(place: number): Pick<MomentData, 'causes' | 'effects'> {
    return {
      causes: [...(this.#causes.get(place) ?? [])],
      effects: [...(this.#effects.get(place) ?? [])].slice(0, mostKept),
    };
  }
}

function add(map: Map<number, Set<number>>, key: number, value: number): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, new Set([value]));
  else values.add(value);
}
