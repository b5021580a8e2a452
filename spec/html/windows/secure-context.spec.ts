import { expect } from 'chai';
import { isSecureContext } from '../../../lib/html/windows/secure-context.ts';
import { popupOf, tabAt } from '../model-tree.ts';

describe('a secure context', () => {
  for (const [url, secure] of [
    ['https://a.example/', true],
    ['http://a.example/', false],
    ['http://localhost:8080/', true],
    ['http://127.0.0.1/', true],
    ['about:blank', true],
    ['data:text/html,x', true],
    ['ftp://a.example/', false],
  ] as const) {
    it(`is ${secure ? '' : 'not '}what a tab shows at ${url}`, () => {
      expect(isSecureContext(tabAt(url).document)).to.equal(secure);
    });
  }

  it('is a blank popup where its opener is one', () => {
    const [secure, insecure] = ['https://a.example/', 'http://a.example/'].map(
      (url) => popupOf(tabAt(url).document).activeDocument,
    );

    expect([secure, insecure].map((document) => isSecureContext(document!))).to.deep.equal([true, false]);
  });
});
