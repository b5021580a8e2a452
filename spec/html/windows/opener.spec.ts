import { expect } from 'chai';
import { openerOf } from '../../../lib/html/windows/opener.ts';
import { popupOf, tabAt } from '../model-tree.ts';

describe('the opener of a window', () => {
  it('is shown as its WindowProxy, until it is disowned', () => {
    const { tab, document } = tabAt('https://a.example/');
    const popup = popupOf(document);
    const shown = openerOf(popup, document.origin);

    popup.opener = null;

    expect([shown === tab.windowProxies.for(document.origin), openerOf(popup, document.origin)]).to.deep.equal([true, null]);
  });

  it('is none when it is gone, or the window itself', () => {
    const { tab, document } = tabAt('https://a.example/');
    const popup = popupOf(document);

    popup.opener!.destroyedBecause = 'gone';
    const withoutOpener = openerOf(popup, document.origin);
    popup.destroyedBecause = 'gone';

    expect([withoutOpener, openerOf(popup, document.origin), tab.isClosed]).to.deep.equal([null, null, true]);
  });
});
