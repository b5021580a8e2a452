import { expect } from 'chai';
import { getElementNoopener, isNoreferrerElement } from '../../../lib/html/window-open/element-noopener.ts';
import { originOfURL, type Origin } from '../../../lib/origin/origin.ts';

const of = (url: string): Origin => originOfURL(new URL(url), () => ({ opaque: true, id: 1 }));

describe("an element's noopener", () => {
  for (const [rel, target, expected] of [
    [null, '', false],
    [null, 'name', false],
    [null, '_blank', true],
    [null, '_BLANK', true],
    [null, ' _blank', false],
    [null, '_blan\u212A', false],
    ['', '_blank', true],
    ['opener', '_blank', false],
    ['OPENER', '_blank', false],
    ['noopener', 'name', true],
    ['NoOpener', 'name', true],
    ['noreferrer', 'name', true],
    ['opener noopener', '_blank', true],
    ['opener\tnoreferrer', '_blank', true],
    ['nofollow\n noopener\f', '', true],
    ['noopener,', 'name', false],
    ['openers', '_blank', true],
    ['opener\u00a0x', '_blank', true],
  ] as const) {
    it(`is ${expected} for rel ${JSON.stringify(rel)} and target ${JSON.stringify(target)}`, () => {
      expect(getElementNoopener({ rel, target })).to.equal(expected);
    });
  }

  it('is true for a blob of another site than the top-level one, even with rel=opener', () => {
    const topLevelOrigin = of('https://a.example/');
    const opener = { rel: 'opener', target: '_blank' };

    expect(getElementNoopener(opener, { blobOrigin: of('https://b.example/'), topLevelOrigin })).to.equal(true);
    expect(getElementNoopener(opener, { blobOrigin: of('data:,x'), topLevelOrigin })).to.equal(true);
    expect(getElementNoopener(opener, { blobOrigin: of('https://x.a.example/'), topLevelOrigin })).to.equal(false);
  });
});

describe("an element's noreferrer", () => {
  it('is one of its link types, in any ASCII case', () => {
    expect(isNoreferrerElement('nofollow NOREFERRER')).to.equal(true);
    expect(isNoreferrerElement('noopener')).to.equal(false);
    expect(isNoreferrerElement(null)).to.equal(false);
  });
});
