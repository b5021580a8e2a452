import { readFileSync } from 'node:fs';

/** Plain data, as the recordings hold it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Named answers to a scenario's question. */
export type Facts = Readonly<Record<string, Json>>;

export type Area = 'local' | 'session';

interface In {
  /** Name of a tab, frame or popup of the scenario. */
  readonly window: string;
}
interface At extends In {
  readonly at: string;
}
interface OnArea extends In {
  readonly area: Area;
}

/** One thing that was done. The table of what each does is in the fixtures' README. */
export type Step =
  | ({ readonly op: 'tab' | 'navigate' | 'back' } & At)
  | ({ readonly op: 'frame'; readonly name: string; readonly kind: string; readonly sandbox?: string } & At)
  | ({ readonly op: 'dropFrame'; readonly name: string } & In)
  | ({
      readonly op: 'popup';
      readonly name: string;
      readonly via: 'open' | 'link';
      readonly features: string;
      readonly rel: string | null;
      readonly then: string;
    } & At)
  | ({ readonly op: 'reload' | 'close' | 'events' } & In)
  | ({ readonly op: 'listen'; readonly touch?: string; readonly how?: string; readonly read?: boolean } & In)
  | ({ readonly op: 'touch' | 'clear' | 'dump' } & OnArea)
  | ({ readonly op: 'set'; readonly key: string; readonly value: string } & OnArea)
  | ({ readonly op: 'get' | 'remove'; readonly key: string } & OnArea)
  | ({ readonly op: 'run' | 'runAsync'; readonly source: string; readonly args: readonly Json[] } & In)
  | ({ readonly op: 'click'; readonly gesture: string; readonly args: readonly Json[] } & In)
  | { readonly op: 'settle'; readonly ms: number };

/** One scenario, as one engine played it. */
export interface Scenario {
  readonly question: string;
  /** What the standards require; null or without the fact where they leave it open. */
  readonly standard: Facts | null;
  readonly facts: Facts;
  readonly stable: boolean;
  /** What the runs gave, when they differ. */
  readonly runs?: readonly Facts[];
  readonly steps: readonly Step[];
  /** What all `events` steps handed over, each event with its window. */
  readonly events: readonly Json[];
}

export interface Recording {
  readonly engine: string;
  readonly version: string;
  readonly scenarios: Readonly<Record<string, Scenario>>;
}

/** One scenario with the recordings of all engines. */
export interface RecordedScenario {
  /** `topic/name`. */
  readonly id: string;
  readonly topic: string;
  readonly question: string;
  readonly standard: Facts | null;
  readonly steps: readonly Step[];
  readonly engines: readonly { readonly name: string; readonly runs: readonly Facts[] }[];
}

/** The fact that we add ourselves, to scenarios with `events` steps: the recorded list as it is. */
export const eventsInFull = 'events in full';

const files: readonly string[] = ['chromium', 'firefox', 'webkit'];

/** The recordings of all three engines, scenario by scenario. */
export function recordedScenarios(): readonly RecordedScenario[] {
  const recordings = files.map(readRecording);
  const [first] = recordings;
  return Object.entries(first?.scenarios ?? {}).map(([id, { question, standard }]) => ({
    id,
    topic: id.replace(/\/.*$/s, ''),
    question,
    standard,
    // Where an engine lacks what is asked about, it was asked no further.
    steps: recordings.map(({ scenarios }) => scenarios[id]?.steps ?? []).reduce((a, b) => (b.length > a.length ? b : a)),
    engines: recordings.map(({ engine, scenarios }) => ({ name: engine, runs: runsOf(scenarios[id] as Scenario) })),
  }));
}

function readRecording(name: string): Recording {
  const text = readFileSync(new URL(`../../fixtures/engines/${name}.json`, import.meta.url), 'utf8');
  return JSON.parse(text) as Recording;
}

function runsOf({ facts, runs, steps, events }: Scenario): readonly Facts[] {
  const full = steps.some(({ op }) => op === 'events') ? { [eventsInFull]: events } : {};
  return (runs ?? [facts]).map((each) => ({ ...each, ...full }));
}
