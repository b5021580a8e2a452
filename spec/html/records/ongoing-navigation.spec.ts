import { expect } from 'chai';
import { Browser } from 'storageloom';
import { OngoingNavigation } from '../../../lib/html/records/ongoing-navigation.ts';

describe('a navigation', () => {
  it('has no result while it is under way, and is no traversal unless somebody waits for its end', () => {
    const { result, traversalEnded } = new OngoingNavigation('https://a.example/');

    expect([result, traversalEnded]).to.deep.equal([null, null]);
  });

  it('that a traversal overtakes says so to whoever has begun it', async () => {
    const browser = new Browser();
    const tab = await browser.open('https://a.example/1');
    await tab.goto('/2');
    tab.window.history.back();

    const navigated = await tab.goto('/3');

    const reason = 'The tab went back or forward in its history meanwhile.';
    expect(navigated).to.deep.equal({ ok: false, url: 'https://a.example/2', status: 0, reason });
    expect(tab.url).to.equal('https://a.example/1');
  });
});
