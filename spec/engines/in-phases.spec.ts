import { expect } from 'chai';
import { inPhases } from './in-phases.ts';
import type { Json } from './recording.ts';

const facts = (id: string, ...values: readonly Json[]): object | null => {
  const readings = values.map((value) => ({ op: 'run' as const, window: 'A', source: '', args: [], value }));
  const found = inPhases(id, readings);
  return found === null ? null : Object.fromEntries(found);
};

describe('Answers in phases', () => {
  it('are of scenarios that are named', () => {
    expect(facts('locks/signal')).to.equal(null);
  });

  it('give what several windows said as one fact, and leave out what is asked of none', () => {
    const away = facts('locks/steal', ['a'], ['b'], [], 'query', [], [], [], [], ['b = b done'], ['c']);

    expect(away).to.deep.equal({
      'after the steal': { A: ['a'], B: ['b'], C: [] },
      query: 'query',
      'A’s callback settled': { A: [], B: [], C: [] },
      'B let go': { A: [], B: ['b = b done'], C: ['c'] },
    });
    expect(facts('locks/bfcache-released', [], {}, true, ['a'], [], {})).to.deep.equal({
      'A kept in bfcache': true,
      'A after return': ['a'],
    });
  });

  it('give one list of what two windows said, null for what a page could not say, and a word for what is not there', () => {
    expect(facts('locks/bfcache-held', ['b'], { held: [] }, false, 'ReferenceError', [], 'q')).to.deep.equal({
      'B while A is away': ['b', { held: [] }],
      'A kept in bfcache': false,
      'A after return': null,
      'B after return': [],
      query: 'q',
    });
    const opaque = 'locks/opaque-origins-and-insecure-contexts';
    expect(facts(opaque, 's', false, 'TypeError', 'o', 'i')).to.include({ 'data:': 'no locks', insecure: 'i' });
    expect(facts(opaque, 's', true, 'd', 'o', 'i')).to.include({ 'data:': 'd' });
  });
});
