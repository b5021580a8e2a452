import type { StepKey } from './keys.ts';
import type { Moment } from './moments.ts';
import type { RecordedRun } from './recorded-run.ts';
import type { Question } from './stepping-scheduler.ts';

/** Runs the scenario anew, with those lanes at those choices. */
export type Play = (taken: ReadonlyMap<number, string>) => Promise<RecordedRun>;

/** What fills the screen besides storage and tasks. */
export type Pane = 'timeline' | 'explain' | 'help';

/**
 * A person's way through a scenario. The scenario has run to its end, and a cursor stands between two steps of it: to go forward or back
 * costs nothing. Where another task is to go next the scenario runs anew, in a new Browser, with the same choices up to there.
 */
export class StepSession {
  readonly #play: Play;
  #run: RecordedRun;
  #taken: ReadonlyMap<number, string> = new Map();
  #cursor = 0;
  #pane: Pane = 'timeline';
  #scroll = 0;
  #notice = '';

  private constructor(play: Play, run: RecordedRun) {
    this.#play = play;
    this.#run = run;
  }

  static async begin(play: Play): Promise<StepSession> {
    return new StepSession(play, await play(new Map()));
  }

  get run(): RecordedRun {
    return this.#run;
  }

  /** How many steps have run. */
  get cursor(): number {
    return this.#cursor;
  }

  get pane(): Pane {
    return this.#pane;
  }

  /** How many lines the pane is scrolled: of the timeline up, of all others down. */
  get scroll(): number {
    return this.#scroll;
  }

  /** One line that answers the last key; empty: none. */
  get notice(): string {
    return this.#notice;
  }

  /** The step that has run last; null at the beginning. */
  get last(): Moment | null {
    return this.#run.moments[this.#cursor - 1] ?? null;
  }

  /** The step that runs next; null at the end. */
  get next(): Moment | null {
    return this.#run.moments[this.#cursor] ?? null;
  }

  /** Between which tasks there is a choice before the next step; null: there is none. */
  get question(): Question | null {
    return this.next?.question ?? null;
  }

  /** How many events have happened. */
  get events(): number {
    return this.next?.events ?? this.#run.events.length;
  }

  /** Does what a key asks for. */
  async press(key: StepKey): Promise<void> {
    this.#notice = '';
    switch (key.kind) {
      case 'forward':
        return this.#goTo(this.#cursor + 1);
      case 'back':
        return this.#goTo(this.#cursor - 1);
      case 'begin':
        return this.#goTo(0);
      case 'end':
        return this.#goTo(this.#run.moments.length);
      case 'choice':
        return this.#goTo(this.#nextChoice());
      case 'idle':
        return this.#goTo(this.#nextIdle());
      case 'choose':
        return await this.#choose(key.number);
      case 'up':
      case 'down':
        return this.#scrollBy((key.kind === 'up') === (this.#pane === 'timeline') ? 1 : -1);
      case 'explain':
      case 'help':
        return this.#show(this.#pane === key.kind ? 'timeline' : key.kind);
      case 'leave':
        return this.#show('timeline');
      case 'quit':
      case 'interrupt':
    }
  }

  /** Nothing is further away than what a pane has: whoever draws it knows that. */
  limitScroll(most: number): number {
    this.#scroll = Math.min(this.#scroll, Math.max(0, most));
    return this.#scroll;
  }

  #goTo(cursor: number): void {
    const { length } = this.#run.moments;
    if (cursor < 0) this.#notice = 'This is the beginning.';
    if (cursor > length) this.#notice = 'This is the end.';
    this.#cursor = Math.max(0, Math.min(cursor, length));
    this.#scroll = 0;
  }

  #show(pane: Pane): void {
    this.#pane = pane;
    this.#scroll = 0;
  }

  #scrollBy(lines: number): void {
    this.#scroll = Math.max(0, this.#scroll + lines);
  }

  /** After how many steps, more than now, no task waits for its turn. */
  #nextIdle(): number {
    const { events, moments, states } = this.#run;
    const state = states.after(this.events);
    let noted = this.events;
    for (let cursor = this.#cursor + 1; cursor < moments.length; cursor++) {
      const until = moments[cursor]!.events;
      while (noted < until) state.note(events[noted++]!);
      if (!state.queue().some((task) => task.state === 'ready')) return cursor;
    }
    return moments.length;
  }

  /** After how many steps, more than now, several tasks may run next. */
  #nextChoice(): number {
    const { moments } = this.#run;
    const found = moments.findIndex(({ question }, place) => place > this.#cursor && (question?.candidates.length ?? 0) > 1);
    return found === -1 ? moments.length : found;
  }

  async #choose(number: number): Promise<void> {
    const { question } = this;
    const chosen = question?.candidates[number - 1];
    if (question === null || chosen === undefined) {
      this.#notice = question === null ? 'There is no choice here.' : `There is no task ${number} that may run.`;
      return;
    }
    if (chosen.task !== question.task) await this.#playAgain(question.choice, chosen.lane);
    else this.#goTo(this.#cursor + 1);
  }

  async #playAgain(choice: number, lane: string): Promise<void> {
    const before = this.#run.moments.slice(0, this.#cursor);
    const taken = new Map([...this.#taken].filter(([number]) => number < choice)).set(choice, lane);
    const run = await this.#play(taken);
    this.#taken = taken;
    this.#run = run;
    const differs = before.findIndex(({ name }, place) => name !== run.moments[place]?.name);
    this.#goTo(Math.min(differs === -1 ? this.#cursor + 1 : differs, run.moments.length));
    if (differs !== -1) this.#notice = `The scenario did something else this time, from step ${differs + 1} on.`;
  }
}
