import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { plugExports } from '../../../lib/testing/plug/exports.ts';
import { follow } from '../../../lib/testing/plug/follow.ts';
import { Plug } from '../../../lib/testing/plug/plug.ts';

describe('what tests import of a plug', () => {
  it('is about the plug that there is when they call it', async () => {
    const plug = new Plug({ location: { href: 'https://shop.example/' } });
    const asked: string[] = [];
    const exported = plugExports((call) => {
      asked.push(call);
      return plug;
    });

    const tabs = [await exported.otherTab(), await exported.otherTab('https://b.example/'), ...(await exported.tabs(2))];

    expect(tabs.map(({ url }) => url)).to.deep.equal([
      'https://shop.example/',
      'https://b.example/',
      'https://shop.example/',
      'https://shop.example/',
    ]);
    expect([exported.browser(), exported.ownTab(), exported.follow]).to.deep.equal([plug.browser, plug.tab, follow]);
    expect(exported.browser()).to.be.instanceOf(Browser);
    expect(asked).to.include.members(['otherTab()', 'tabs()', 'browser()', 'ownTab()']);
    await plug.dispose();
  });

  it('rejects where there is none, or throws', async () => {
    const none = new Error('no plug');
    const { otherTab, tabs, browser } = plugExports(() => {
      throw none;
    });

    expect(await otherTab().catch((error: unknown) => error)).to.equal(none);
    expect(await tabs(1).catch((error: unknown) => error)).to.equal(none);
    expect(() => browser()).to.throw(none);
  });
});
