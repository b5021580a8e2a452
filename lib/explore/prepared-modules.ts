import { tooSlow } from '../browser/module-imports.ts';
import { defaultLimits, type BrowserOptions } from '../browser/options.ts';
import { outcomeOf, resultOf, type Outcome } from '../browser/outcome.ts';
import type { RealClock } from '../event-loop/real-clock.ts';
import type { LoadedModule, ModuleLoader } from '../html/scripting/module-loader.ts';
import { StorageloomError } from '../infra/failure.ts';
import { scheduleEnded } from './held-turns.ts';

/** Those of a Browser with these options; null: it has no loader. */
export function preparedModules<W extends object>(
  { loader, limits = {} }: BrowserOptions<W>,
  clock: RealClock,
): PreparedModules | null {
  if (loader === undefined) return null;
  return new PreparedModules(loader, clock, limits.moduleMs ?? defaultLimits.moduleMs);
}

/** What was got so far. */
class Got {
  /** Ids, or why there is none, by what was asked for. */
  readonly ids: Map<string, Outcome<string>> = new Map();
  /** By id: what it imports statically, and itself. */
  readonly graphs: Map<string, readonly string[]> = new Map();
  readonly modules: Map<string, LoadedModule> = new Map();
  /** What `import()` has asked for. */
  readonly later: Map<string, LoadedModule> = new Map();
}

/**
 * The modules of a loader, for the schedules of one search. To load takes real time, which no schedule has: what is not there yet ends the
 * schedule, is got, and the schedule begins anew. What was got, and what could not be had, stays so for the whole search.
 */
export class PreparedModules implements ModuleLoader {
  readonly #loader: ModuleLoader;
  readonly #clock: RealClock;
  readonly #limitMs: number;
  /** All that was ever asked for. */
  readonly #asked = new Set<string>();
  #got = new Got();
  /** Gets what is missing; null: nothing is. */
  #missing: (() => Promise<boolean>) | null = null;
  /** Called where something is not there yet. */
  onMissing: () => void = () => undefined;

  /** `limitMs`: of real time, for one question. */
  constructor(loader: ModuleLoader, clock: RealClock, limitMs: number) {
    this.#loader = loader;
    this.#clock = clock;
    this.#limitMs = limitMs;
  }

  prepared(specifier: string, base: string | null): string | null {
    const question = JSON.stringify([specifier, base]);
    const known = this.#got.ids.get(question);
    if (known !== undefined) return resultOf(known);
    this.#miss(question, async () => {
      const outcome = await this.#inTime(() => this.#loader.prepare(specifier, base), specifier);
      this.#got.ids.set(question, outcome);
      if ('value' in outcome) this.#keepGraph(outcome.value);
    });
    return null;
  }

  /** Asked for what is missing alone: the schedule has ended. */
  prepare(): Promise<string> {
    return Promise.reject(scheduleEnded);
  }

  loaded(id: string): LoadedModule | null {
    return this.#got.modules.get(id) ?? null;
  }

  graphOf(id: string): readonly string[] {
    return this.#got.graphs.get(id) ?? [id];
  }

  load(id: string): Promise<LoadedModule> {
    const known = this.#got.later.get(id);
    if (known !== undefined) return Promise.resolve(known);
    this.#miss(id, async () => {
      const outcome = await this.#inTime(() => this.#loader.load(id), id);
      this.#got.later.set(id, 'value' in outcome ? outcome.value : { failure: sentenceOf(outcome.error) });
      this.#keepGraph(id);
    });
    // Nobody goes on with it.
    return Promise.resolve({ failure: 'It is not there yet.' });
  }

  /** Whoever gave the loader closes it. */
  close(): Promise<void> {
    return Promise.resolve();
  }

  get isMissing(): boolean {
    return this.#missing !== null;
  }

  /** Gets what the last schedule missed, in turns of the surroundings. True: the loader has begun anew, and so all is asked for again. */
  async getMissing(): Promise<boolean> {
    const missing = this.#missing;
    this.#missing = null;
    return (await missing?.()) === true;
  }

  /** The first thing that is missing ends the schedule: what else it asks for meanwhile is asked for again. */
  #miss(question: string, get: () => Promise<void>): void {
    this.#missing ??= async () => {
      const isNew = !this.#asked.has(question);
      this.#asked.add(question);
      await get();
      // As often as there are questions: a loader may answer each time with another module.
      const beginsAnew = isNew && this.#isOutdated;
      if (beginsAnew) this.#got = new Got();
      return beginsAnew;
    };
    this.onMissing();
  }

  /** What the loader had once, it has no more, or as another module, as where it had to bundle packages together with further ones. */
  get #isOutdated(): boolean {
    for (const [id, module] of this.#got.modules) if (this.#loader.loaded(id) !== module) return true;
    return false;
  }

  #keepGraph(id: string): void {
    const graph = [...this.#loader.graphOf(id)];
    this.#got.graphs.set(id, graph);
    for (const each of graph) {
      const module = this.#loader.loaded(each);
      if (module !== null && !this.#got.modules.has(each)) this.#got.modules.set(each, module);
    }
  }

  /** Never rejects. */
  async #inTime<T>(ask: () => Promise<T>, what: string): Promise<Outcome<T>> {
    const limit = { end: (): void => undefined };
    const over = new Promise<Outcome<T>>((resolve) => {
      limit.end = () => resolve({ error: tooSlow(what, this.#limitMs) });
    });
    const alarm = this.#clock.after(this.#limitMs, limit.end);
    const outcome = await Promise.race([outcomeOf(ask), over]);
    alarm[Symbol.dispose]();
    return outcome;
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof StorageloomError) return error.why;
  return `${error instanceof Error ? error.message : String(error)}`;
}
