import { badArgument } from '../../infra/arguments.ts';
import type { StorageloomError } from '../../infra/failure.ts';
import type { TraceEvent, TraceLevel } from '../trace-event.ts';
import { droppedText } from '../wording.ts';
import { Accesses } from './accesses.ts';
import { Clocks } from './clocks.ts';
import { causesOf, effectsOf, type StepLink } from './links.ts';
import { RaceFinder, type Race } from './races.ts';
import { StepGraph } from './step-graph.ts';
import type { StepNode } from './step-node.ts';

/** The answer of `trace.races()`. */
export interface Races {
  readonly races: readonly Race[];
  /** How many of the oldest events are missing: races with what they tell of are not found. */
  readonly dropped: number;
  /** What else there is to say of the answer, in whole sentences; empty when it is complete. */
  readonly notice: string;
}

const withoutReads = 'The trace is of the level tasks: it has no reads of storage, and races with them are not found.';
const withoutLongKeys = 'Of keys of more than 256 units the trace has the beginning: races on them are not found.';

/** The order of the steps of a trace, as far as it had to be. */
export class StepOrder {
  readonly graph: StepGraph = new StepGraph();
  readonly clocks: Clocks;
  readonly #accesses = new Accesses();
  readonly #dropped: number;
  readonly #level: TraceLevel;
  /** The greatest number of a step that an event has. */
  #last = -1;

  /** `dropped`: how many events the trace has lost at its beginning. `level`: what was recorded. */
  constructor(events: Iterable<TraceEvent>, dropped = 0, level: TraceLevel = 'full') {
    this.#dropped = dropped;
    this.#level = level;
    for (const event of events) {
      const placed = this.graph.note(event);
      if (event.step > this.#last) this.#last = event.step;
      const node = this.graph.nodeOf(event.step);
      if (node !== undefined) this.#accesses.note(placed, node);
    }
    this.clocks = new Clocks(this.graph);
  }

  causes(step: number): StepLink[] {
    return causesOf(this.graph, this.#nodeOf(step, 'causes'));
  }

  effects(step: number): StepLink[] {
    return effectsOf(this.graph, this.#nodeOf(step, 'effects'));
  }

  happensBefore(a: number, b: number): boolean {
    return this.clocks.before(this.#nodeOf(a, 'happensBefore'), this.#nodeOf(b, 'happensBefore'));
  }

  races(limit: number): Races {
    const races = new RaceFinder(this.clocks, this.#accesses).find(this.graph.nodes, limit);
    const notices = this.#dropped === 0 ? [] : [droppedText(this.#dropped)];
    if (this.#level === 'tasks') notices.push(withoutReads);
    if (this.#accesses.cutKeys) notices.push(withoutLongKeys);
    if (races.length > limit) notices.push(`There are more than ${limit} races: these are some of them.`);
    return { races: races.slice(0, limit), dropped: this.#dropped, notice: notices.join(' ') };
  }

  #nodeOf(step: number, method: string): StepNode {
    const node = this.graph.nodeOf(step);
    if (node === undefined) throw this.#missing(step, method);
    return node;
  }

  #missing(step: number, method: string): StorageloomError {
    const what = `trace.${method}() cannot tell of step ${step}: it is`;
    if (this.#dropped > 0 && step >= 0 && step <= this.#last) {
      const why = droppedText(this.#dropped).replace(/\.$/, '');
      return badArgument(`${what} no longer in the trace`, why, 'Raise limits.traceEvents');
    }
    return badArgument(
      `${what} not in the trace`,
      this.#last === -1 ? 'It holds no step' : `Its last step is ${this.#last}`,
      'Give the number of a step, as the events of the trace have it',
    );
  }
}
