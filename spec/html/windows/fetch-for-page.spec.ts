import { expect } from 'chai';
import { fetchForPage } from '../../../lib/html/windows/fetch-for-page.ts';
import { runAll } from '../../event-loop/kernel-steps.ts';
import { tabAt } from '../model-tree.ts';

describe('a request of a page', () => {
  it('settles inside of a networking task of its document, and delays load until then where it says so', async () => {
    const { document } = tabAt('https://a.example/');
    const { outstanding, kernel } = document.userAgent;
    let over = false;

    const fetching = fetchForPage(document, {
      url: 'https://a.example/x',
      method: 'GET',
      headers: {},
      body: null,
      delaysLoad: true,
    });
    document.lifecycle.loadDelay.onceOver(() => (over = true));
    const before = over;
    outstanding.deliver(null);
    runAll(kernel);

    expect([before, over, (await fetching).status]).to.deep.equal([false, true, 200]);
  });
});
