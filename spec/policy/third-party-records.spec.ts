import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import { ThirdPartyRecords } from '../../lib/policy/third-party-records.ts';
import { documentOf } from './document-of.ts';

describe('the records of third parties', () => {
  async function seen(): Promise<ThirdPartyRecords> {
    const browser = new Browser();
    for (const url of ['https://www.shop.example/', 'https://pay.shop.example/', 'http://news.example/']) {
      const tab = await browser.open(url);
      const frame = await tab.addFrame('https://ads.example/');
      await frame.addFrame('https://track.example/');
    }
    const records = new ThirdPartyRecords();
    for (const tab of ['tab1', 'tab2', 'tab3'])
      for (const name of [`${tab}/frame1`, `${tab}/frame1/frame1`]) records.add(documentOf(browser, name));
    return records;
  }

  it('have each origin once for each site of a tab, in the order in which they were seen', async () => {
    const records = await seen();

    expect(records.all).to.deep.equal([
      { origin: 'https://ads.example', topSite: 'https://shop.example' },
      { origin: 'https://track.example', topSite: 'https://shop.example' },
      { origin: 'https://ads.example', topSite: 'http://news.example' },
      { origin: 'https://track.example', topSite: 'http://news.example' },
    ]);
  });

  it('forget one origin, or all', async () => {
    const records = await seen();

    records.forget('https://ads.example');
    const left = records.all.map(({ origin }) => origin);
    records.forget(null);

    expect([left, records.all]).to.deep.equal([['https://track.example', 'https://track.example'], []]);
  });
});
