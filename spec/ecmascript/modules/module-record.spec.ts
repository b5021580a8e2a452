import { expect } from 'chai';
import { graphOf } from './module-graph.ts';

describe('a module', () => {
  it('begins without anything: not linked, not evaluated', () => {
    const record = graphOf({ a: 'export let x;' })('a');

    expect(record).to.include({ url: 'https://a.example/a.js', status: 'unlinked', body: null, namespace: null });
    expect(record.evaluation).to.include({ error: null, cycleRoot: null, asyncOrder: null, capability: null, pendingAsync: 0 });
  });
});
