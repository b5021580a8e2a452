import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { openUserPage } from '../../ui-events/user-page.ts';

describe('document.hasFocus()', () => {
  it('is true in one tab of a Browser, and knows nothing of others', async () => {
    const [one, two] = [new Browser(), new Browser()];
    const tabs = [await one.open(), await one.open(), await two.open()];

    expect(tabs.map(({ window }) => window.document.hasFocus())).to.deep.equal([false, true, true]);
  });

  it('is true in the next page of the tab, and no more in the page that was left', async () => {
    const { tab } = await openUserPage('');
    const left = tab.document;

    await tab.goto('/next');

    expect([tab.document.hasFocus(), left.hasFocus()]).to.deep.equal([true, false]);
  });
});
