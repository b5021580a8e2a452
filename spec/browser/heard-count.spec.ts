import { expect } from 'chai';
import { heardCount } from '../../lib/browser/heard-count.ts';
import { tabs } from '../../lib/testing/tabs.ts';

describe('how many storage events a tab has heard', () => {
  it('is as many as it can tell of', async () => {
    const [writer, hearer] = await tabs(2);
    for (const key of ['1', '2', '3']) writer.localStorage.setItem(key, 'v');
    await writer.browser.settle();

    expect([heardCount(writer), heardCount(hearer), hearer.heard.length]).to.deep.equal([0, 3, 3]);
  });

  it('is known of nothing else', () => {
    expect([heardCount({}), heardCount({ heard: [] })]).to.deep.equal([null, null]);
  });
});
