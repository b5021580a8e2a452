import { expect } from 'chai';
import { bare } from '../../../lib/hosts/bare/index.ts';
import { hostContract } from '../contract.ts';

hostContract('bare', bare);

describe('bare()', () => {
  it('is called bare, and has no markup', () => {
    const { name, html } = bare();

    expect([name, html]).to.deep.equal(['bare', false]);
  });
});
