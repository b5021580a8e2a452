import { expect } from 'chai';
import { jsdom } from '../../../lib/hosts/jsdom/index.ts';

describe('jsdom()', () => {
  it('is the host of that name, with HTML', () => {
    expect([jsdom().name, jsdom().html]).to.deep.equal(['jsdom', true]);
  });

  it('refuses options that there are not', () => {
    expect(() => jsdom({ consol: {} } as object))
      .to.throw('consol')
      .with.property('code', 'BAD_OPTION');
  });
});
