import { expect } from 'chai';
import { cookieOf, setCookieOf } from '../../../lib/html/windows/cookie-attribute.ts';
import { thrownBy } from '../../conformance/thrown-by.ts';
import { frameIn, popupOf, tabAt } from '../model-tree.ts';

const url = 'https://a.example/';

describe('document.cookie', () => {
  it('is what documents of the host have set', () => {
    const { document } = tabAt(url);
    const frame = frameIn(document, { url: `${url}f` }).activeDocument!;

    setCookieOf(frame, 'seat=3');

    expect(cookieOf(document)).to.equal('seat=3');
  });

  it('is that of its maker in about:blank of its origin: a frame that shows nothing yet, and a popup', () => {
    const { document } = tabAt(`${url}dir/page`);
    setCookieOf(document, 'seat=3');
    const blank = frameIn(document).activeDocument!;
    const popup = popupOf(document).activeDocument!;

    setCookieOf(popup, 'row=4');

    expect([blank.url, popup.url]).to.deep.equal(['about:blank', 'about:blank']);
    expect([blank, popup, document].map(cookieOf)).to.deep.equal(Array(3).fill('seat=3; row=4'));
    expect(cookieOf(tabAt(url).document)).to.equal('');
  });

  it("throws the realm's SecurityError for an opaque origin that would have cookies by its URL", () => {
    const document = frameIn(tabAt(url).document, { sandbox: '', url }).activeDocument!;

    for (const action of [() => cookieOf(document), () => setCookieOf(document, 'a=1')]) {
      const error = thrownBy(action);
      expect(error).to.be.instanceOf(document.realm.DOMException);
      expect(error).to.have.property('name', 'SecurityError');
    }
  });

  it('is empty for a document that is averse to cookies, whatever its origin', () => {
    const document = frameIn(tabAt(url).document, { sandbox: '' }).activeDocument!;

    setCookieOf(document, 'a=1');

    expect(cookieOf(document)).to.equal('');
  });
});
