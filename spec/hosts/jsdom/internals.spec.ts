import { expect } from 'chai';
import { implOf, installedVersion, parseURL, requireKnown, wrapperOf } from '../../../lib/hosts/jsdom/internals.ts';
import { openPage } from './open-page.ts';

describe('the insides of jsdom', () => {
  it('are those of versions 29 and 30.0 only', () => {
    for (const known of ['29.1.1', '29.3.0', '30.0.0', '30.0.1']) expect(() => requireKnown(known), known).not.to.throw();
    for (const other of ['28.1.0', '290.0.0', '30.1.0', '30.1.3', '31.0.1']) {
      expect(() => requireKnown(other))
        .to.throw(`jsdom ${other} is installed`)
        .with.property('code', 'HOST_VERSION');
    }
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
