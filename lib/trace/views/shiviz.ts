import { StepOrder } from '../happens-before/order.ts';
import type { StepNode } from '../happens-before/step-node.ts';
import { fit, visible } from '../text-width.ts';
import type { TraceEvent, TraceHeader } from '../trace-event.ts';
import { changeText, droppedText, readText, shortKey, shortValue } from '../wording.ts';

/** What ShiViz is to take a log apart with: the first line of one. */
export const shivizParser: string = String.raw`(?<event>.*)\n(?<host>\S*) (?<clock>{.*})`;

/** Most things that the text of a step names before it only counts. */
const mostActs = 8;
const longestLabel = 60;

/**
 * A log for ShiViz, piece by piece: a host for each event loop, an event for each step on one, with its vector clock. What the user agent does by
 * itself is on no loop, and only in the clocks of what follows from it. The first line is the regular expression that ShiViz takes it apart
 * with; the second, which is empty, would tell several runs from each other.
 */
export function* shiviz(events: Iterable<TraceEvent>, header: Pick<TraceHeader, 'dropped'>): Generator<string> {
  const acts = new StepTexts();
  const { graph, clocks } = new StepOrder(acts.over(events), header.dropped);
  yield `${shivizParser}\n\n`;
  if (header.dropped > 0) yield `${droppedText(header.dropped)}\n`;
  const hosts = graph.loops.map(hostName);
  for (const node of graph.nodes) {
    if (node.loop === -1) continue;
    const clock: Record<string, number> = {};
    for (const [loop, turn] of clocks.vector(node).entries()) if (turn > 0) clock[hosts[loop] as string] = turn;
    yield `${textOf(node, acts)}\n${hosts[node.loop]} ${JSON.stringify(clock)}\n`;
  }
}

/** ShiViz ends the name of a host at a blank. */
function hostName(loop: string): string {
  return visible(loop).replace(/[\s{}]/g, '_');
}

function textOf({ step, tab }: StepNode, acts: StepTexts): string {
  const who = tab === null ? '' : `${visible(tab)} `;
  return `#${step} ${who}${acts.of(step)}`;
}

/** What each step did, in short texts. */
class StepTexts {
  readonly #labels = new Map<number, string>();
  readonly #steps = new Map<number, { readonly head: string; readonly acts: string[]; more: number }>();

  /** The same events, taken note of while they go by. */
  *over(events: Iterable<TraceEvent>): Generator<TraceEvent> {
    for (const event of events) {
      this.#note(event);
      yield event;
    }
  }

  of(step: number): string {
    const known = this.#steps.get(step);
    if (known === undefined) return '';
    const { head, acts, more } = known;
    return [head, ...acts, ...(more > 0 ? [`${more} more`] : [])].join('; ');
  }

  #note(event: TraceEvent): void {
    if (event.type === 'task-queued') this.#labels.set(event.task, event.label);
    else if (event.type === 'task-removed') this.#labels.delete(event.task);
    else if (event.type === 'task-started') {
      const label = this.#labels.get(event.task) ?? `task ${event.task}`;
      this.#labels.delete(event.task);
      this.#begin(event.step, label);
    } else if (event.type === 'outside-started') this.#begin(event.step, event.label);
    else this.#act(event);
  }

  #begin(step: number, label: string): void {
    this.#steps.set(step, { head: `▸ ${fit(visible(label), longestLabel)}`, acts: [], more: 0 });
  }

  #act(event: TraceEvent): void {
    const known = this.#steps.get(event.step);
    if (known === undefined) return;
    const act = actText(event);
    if (act === null) return;
    if (known.acts.length < mostActs) known.acts.push(act);
    else known.more++;
  }
}

/** In the words of the timeline; null: nothing that is told of. */
function actText(event: TraceEvent): string | null {
  switch (event.type) {
    case 'storage-read':
      return readText(event);
    case 'storage-written':
      return changeText(event.key, event.newValue);
    case 'storage-removed':
      return changeText(event.key, null);
    case 'storage-cleared':
      return changeText(null, null);
    case 'storage-unchanged':
      return `${changeText(event.key, event.value)}: no change`;
    case 'write-refused':
      return `${shortKey(event.key)}: ${event.units} units do not fit`;
    case 'event-fired':
      return `● ${changeText(event.key, event.newValue)}`;
    case 'event-dispatched':
      return `dispatches ${changeText(event.key, event.newValue)}`;
    case 'message-posted':
      return `posts ${shortValue(event.data)}`;
    case 'message-fired':
      return `● ${shortValue(event.data)}`;
    case 'console':
      return `» ${shortValue(event.text)}`;
    case 'error':
      return `✗ ${shortValue(event.message)}`;
    default:
      return null;
  }
}
