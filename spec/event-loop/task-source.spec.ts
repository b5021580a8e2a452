import { expect } from 'chai';
import { laneSuffix } from '../../lib/event-loop/task-source.ts';

describe('the task sources', () => {
  it('each have a suffix of their own, one word, so that lanes can be told apart', () => {
    const suffixes = Object.values(laneSuffix);

    expect(new Set(suffixes).size).to.equal(suffixes.length);
    for (const suffix of suffixes) expect(suffix).to.match(/^[a-z]+$/);
  });
});
