import type { Reading } from './reading.ts';
import type { Json } from './recording.ts';

/**
 * What the next answers are: `one`, the fact as it is; `windows`, a record of what these windows answered; `list`, what one answered and then another;
 * `unless error`, null where the page could not answer; `if told`, the answer after a true one, else what is said here; `none`, of no fact.
 */
type Phase =
  | { readonly kind: 'one' | 'list' | 'unless error'; readonly fact: string }
  | { readonly kind: 'windows'; readonly fact: string; readonly windows: readonly string[] }
  | { readonly kind: 'if told'; readonly fact: string; readonly otherwise: string }
  | { readonly kind: 'none' };

const one = (fact: string): Phase => ({ kind: 'one', fact });
const windows = (fact: string, ...names: readonly string[]): Phase => ({ kind: 'windows', fact, windows: names });
const none: Phase = { kind: 'none' };

/** Of the scenarios that ask several windows after each of their steps. */
const phases: Readonly<Record<string, readonly Phase[]>> = {
  'locks/exclusive-between-tabs': [
    windows('while A holds', 'A', 'B', 'C'),
    windows('after A let go', 'A', 'B'),
    windows('after B let go', 'A', 'B'),
    one('query'),
  ],
  'locks/shared-and-exclusive': [
    windows('at first', 'A', 'B', 'C'),
    one('query'),
    windows('A let go', 'A', 'B', 'C'),
    windows('B let go', 'A', 'B', 'C'),
    windows('C let go', 'A', 'B', 'C'),
  ],
  'locks/steal': [
    windows('after the steal', 'A', 'B', 'C'),
    one('query'),
    windows('A’s callback settled', 'A', 'B', 'C'),
    windows('B let go', 'A', 'B', 'C'),
  ],
  'locks/holder-navigated': [
    ...[none, one('to the same origin'), one('m afterwards'), none],
    ...[none, one('to another site'), one('m after that'), none],
  ],
  'locks/bfcache-held': [
    { kind: 'list', fact: 'B while A is away' },
    one('A kept in bfcache'),
    { kind: 'unless error', fact: 'A after return' },
    one('B after return'),
    one('query'),
  ],
  'locks/bfcache-released': [none, none, one('A kept in bfcache'), one('A after return'), none, none],
  'locks/opaque-origins-and-insecure-contexts': [
    one('sandboxed'),
    { kind: 'if told', fact: 'data:', otherwise: 'no locks' },
    one('sandboxed, same origin'),
    one('insecure'),
  ],
};

/** The facts of a scenario whose answers come in phases; null: it is none. */
export function inPhases(id: string, readings: readonly Reading[]): ReadonlyMap<string, Json> | null {
  const found = phases[id];
  if (found === undefined) return null;
  const left = readings.map(({ value }) => value);
  const next = (): Json => left.shift() ?? null;
  const facts = new Map<string, Json>();
  for (const phase of found) {
    if (phase.kind === 'none') next();
    else facts.set(phase.fact, read(phase, next));
  }
  return facts;
}

function read(phase: Exclude<Phase, { readonly kind: 'none' }>, next: () => Json): Json {
  switch (phase.kind) {
    case 'windows':
      return Object.fromEntries(phase.windows.map((name) => [name, next()]));
    case 'list':
      return [next(), next()].flat();
    case 'unless error': {
      const value = next();
      return typeof value === 'string' ? null : value;
    }
    case 'if told': {
      const [isThere, answer] = [next(), next()];
      return isThere === true ? answer : phase.otherwise;
    }
    default:
      return next();
  }
}
