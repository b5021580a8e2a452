import type { HappyDomWindow } from '../../lib/hosts/happy-dom/index.ts';
import type { DocumentHostFactory, Engine } from '../../lib/index.ts';
import { composed } from './composition.ts';
import { inPhases } from './in-phases.ts';
import { perform } from './ops.ts';
import { readingOf } from './reading.ts';
import type { Reading } from './reading.ts';
import { eventsInFull } from './recording.ts';
import type { Json, RecordedScenario, Step } from './recording.ts';
import { Stage } from './stage.ts';

/** What a replay found. */
export interface Found {
  /** The facts that could be composed from what the pages answered. */
  readonly facts: ReadonlyMap<string, Json>;
  /** Why the others are missing. */
  readonly why: string;
}

/** Plays the steps of a scenario in a Browser of its own. */
export async function replay(
  host: DocumentHostFactory<HappyDomWindow>,
  { id, steps }: RecordedScenario,
  names: readonly string[],
  engine: Engine = 'standard',
): Promise<Found> {
  const stage = new Stage(host, steps, id.endsWith('-with-blocker') ? 'user' : 'allow', engine);
  let readings: Reading[] = [];
  try {
    for (const [index, step] of steps.entries()) {
      const failure = await read(stage, step, readings);
      if (failure !== null) return { facts: new Map(), why: `step ${index}, ${step.op}: ${failure}` };
    }
    readings = readings.map((reading) => Object.assign(reading, { windows: stage.windowsOf(reading.window) }));
  } finally {
    await stage.browser.close();
  }
  const answers = readings.map(({ op, window, value }) => `${op} ${window}: ${JSON.stringify(value).slice(0, 80)}`);
  const facts = new Map(
    inPhases(id, readings) ??
      composed(
        names.filter((name) => name !== eventsInFull),
        readings,
      ),
  );
  facts.set(eventsInFull, allEvents(readings));
  return { facts, why: `no rule composes it from these answers:\n      ${answers.join('\n      ')}` };
}

async function read(stage: Stage, step: Step, readings: Reading[]): Promise<string | null> {
  try {
    const reading = readingOf(step, await perform(stage, step));
    if (reading !== null) readings.push(reading);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What all `events` steps handed over, as the recordings list it. */
function allEvents(readings: readonly Reading[]): readonly Json[] {
  const lists = readings.filter(({ op }) => op === 'events');
  return lists.flatMap(({ window, value }) => (value as readonly object[]).map((event) => ({ window, ...event })));
}
