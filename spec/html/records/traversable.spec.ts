import { expect } from 'chai';
import { OngoingNavigation } from '../../../lib/html/records/ongoing-navigation.ts';
import { definitelyClose } from '../../../lib/html/document-lifecycle/unload.ts';
import { Browser } from '../../../lib/index.ts';
import { traversable } from '../bare-model.ts';
import { frameIn, popupOf, tabAt } from '../model-tree.ts';

describe('a top-level traversable', () => {
  it('has a session of its own, which its navigations share', async () => {
    const browser = new Browser();
    const [one, other] = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];

    one.window.sessionStorage.setItem('k', 'v');
    await one.goto('/next');

    expect(one.window.sessionStorage.getItem('k')).to.equal('v');
    expect(other.window.sessionStorage.getItem('k')).to.equal(null);
    const areas = browser.trace.events({ type: 'area-created' });
    expect(areas.map(({ kind, tab }) => [kind, tab])).to.deep.equal([
      ['sessionStorage', 'tab1'],
      ['sessionStorage', 'tab2'],
    ]);
  });

  it('is its own top and parent, with no frame around it', async () => {
    const { window } = await new Browser().open();

    expect([window.top === window, window.parent === window, window.length]).to.deep.equal([true, true, 0]);
    expect(Reflect.get(window, 'frameElement')).to.equal(null);
  });

  it('is named by the order of opening, also after others were closed', async () => {
    const browser = new Browser();
    const first = await browser.open();
    await first.close();

    const second = await browser.open();

    expect([first.name, second.name]).to.deep.equal(['tab1', 'tab2']);
  });

  it('that is closed ends the navigation that is under way', async () => {
    const tab = await new Browser().open('https://a.example/');
    tab.window.close();

    const navigated = await tab.goto('/next');

    expect(tab.closed).to.equal(true);
    expect(navigated).to.deep.equal({
      ok: false,
      url: 'https://a.example/',
      status: 0,
      reason: 'The page called window.close().',
    });
    expect(tab.navigated).to.deep.equal(navigated);
  });

  it('is closed once: its page, its user and the browser may all want it', async () => {
    const browser = new Browser();
    const tab = await browser.open();
    await tab.run((window) => {
      window.close();
      window.close();
    });

    await browser.settle();
    await Promise.all([tab.close(), browser.close()]);

    expect(browser.trace.events({ type: 'tab-closed' })).to.have.lengthOf(1);
  });

  it('that is closed before its first page came tells who waits for that', () => {
    const tab = traversable();
    tab.ongoingNavigation = new OngoingNavigation('https://a.example/');

    definitelyClose(tab, 'It is gone.', true);

    expect(tab.navigations.lastResult).to.deep.equal({ ok: false, url: 'https://a.example/', status: 0, reason: 'It is gone.' });
    expect(tab.ongoingNavigation).to.equal(null);
  });

  it('that is closed is no opener any more, and no page that it opened keeps it in memory', () => {
    const { tab, document } = tabAt('https://a.example/');
    const popup = popupOf(document);
    const inner = frameIn(popup.activeDocument!);
    inner.opener = tab;

    definitelyClose(tab, 'The user closed it.', false);

    expect([popup.opener, inner.opener, popup.openedBy]).to.deep.equal([null, null, 'tab1']);
    expect([...popup.group.topLevels]).to.deep.equal([popup]);
  });
});
