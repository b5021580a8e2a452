import { expect } from 'chai';
import { implOf, installedVersion, parseURL, requireKnown, wrapperOf } from '../../../lib/hosts/jsdom/internals.ts';
import { openPage } from './open-page.ts';

describe('the insides of jsdom', () => {
  it('are those of version 29 only', () => {
    expect(() => requireKnown('29.3.0')).not.to.throw();
    expect(() => requireKnown('31.0.1'))
      .to.throw('jsdom 31.0.1 is installed')
      .with.property('code', 'HOST_VERSION');
  });

  it('are told to be missing where there is no jsdom', () => {
    const cause = new Error("Cannot find module 'jsdom/package.json'");
    const missing = (): never => {
      throw cause;
    };

    expect(() => installedVersion(missing))
      .to.throw('not installed')
      .that.includes({ code: 'HOST_MISSING', cause });
  });

  it('lead from what page code sees to its implementation, and back', () => {
    const { document } = openPage().window;
    const impl = implOf(document);

    expect(impl === null ? null : wrapperOf(impl) === document).to.equal(true);
    expect([implOf({}), implOf(null)]).to.deep.equal([null, null]);
    expect(parseURL('http://[')).to.equal(null);
  });
});
