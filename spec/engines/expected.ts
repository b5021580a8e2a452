import type { Engine } from '../../lib/index.ts';
import type { Facts, Json, RecordedScenario } from './recording.ts';

/** The names of a scenario's facts, in their order. */
export function factNames({ engines }: RecordedScenario): readonly string[] {
  return [...new Set(engines.flatMap(({ runs }) => runs.flatMap((facts) => Object.keys(facts))))];
}

/**
 * The values that a fact may have: what the engine did that was asked for; of the standard, what all engines did, else what the standards
 * require, else what any engine did. Of an engine whose runs differ each run counts.
 */
export function acceptable({ engines, standard }: RecordedScenario, name: string, engine: Engine = 'standard'): readonly Json[] {
  if (engine !== 'standard') {
    return distinct(
      engines.filter((one) => one.name === engine).flatMap(({ runs }) => runs.map((facts) => valueIn(facts, name))),
    );
  }
  const byEngine = engines.map(({ runs }) => runs.map((facts) => valueIn(facts, name)));
  const everything = byEngine.flat();
  const common = everything.filter((value) => byEngine.every((values) => values.some((other) => sameFact(value, other))));
  if (common.length > 0) return distinct(common);
  if (standard !== null && Object.hasOwn(standard, name)) return [valueIn(standard, name)];
  return distinct(everything);
}

/** What each engine did, for the eyes of whoever reads a failure. */
export function whatEnginesDid({ engines }: RecordedScenario, name: string): readonly string[] {
  return engines.map((engine) => {
    const values = distinct(engine.runs.map((facts) => valueIn(facts, name)));
    return `${engine.name}: ${values.map((value) => JSON.stringify(value)).join(' or ')}`;
  });
}

/** Whether two values of a fact are the same. Members have no order, nor have events of one area against those of the other. */
export function sameFact(one: Json, other: Json): boolean {
  return canonical(one) === canonical(other);
}

function valueIn(facts: Facts, name: string): Json {
  return facts[name] ?? null;
}

function distinct(values: readonly Json[]): readonly Json[] {
  return values.filter((value, index) => !values.slice(0, index).some((earlier) => sameFact(earlier, value)));
}

function canonical(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value))
    return `[${byArea(value as readonly Json[])
      .map(canonical)
      .join()}]`;
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join()}}`;
}

function byArea(values: readonly Json[]): readonly Json[] {
  const isOf = (area: string) => (value: Json) => typeof value === 'string' && value.startsWith(`${area} `);
  const [local, session] = [values.filter(isOf('local')), values.filter(isOf('session'))];
  return local.length + session.length === values.length ? [...local, ...session] : values;
}
