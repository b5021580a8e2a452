import { expect } from 'chai';
import { outcomeOf, resultOf } from '../../lib/browser/outcome.ts';

describe('an outcome', () => {
  it('is what a promise comes to, and gives it again', async () => {
    const thrown = new Error('no');

    const [good, bad] = [await outcomeOf(() => Promise.resolve(1)), await outcomeOf(() => Promise.reject(thrown))];

    expect(resultOf(good)).to.equal(1);
    expect(() => resultOf(bad)).to.throw(thrown);
  });

  it('keeps a failure that is undefined apart from a value', async () => {
    const outcome = await outcomeOf(() => Promise.reject(undefined));

    expect(outcome).to.deep.equal({ error: undefined });
    expect(() => resultOf(outcome)).to.throw();
  });
});
