import { expect } from 'chai';
import { Browser, type BrowserOptions } from '../../lib/index.ts';
import { get, opened, pass } from './opened.ts';

describe('storage as Chromium keeps it', () => {
  it('loses events of all keys that are under way where a listener is the first to use storage', async () => {
    const { browser, tabs, heard } = await opened();
    const [a, b] = tabs;
    b?.window.addEventListener('storage', ({ newValue }) => void (newValue === '1' && b.localStorage.setItem('k', 'B')));
    for (const [key, value] of [
      ['k', '1'],
      ['k', '2'],
      ['other', '3'],
    ] as const) {
      a?.localStorage.setItem(key, value);
      await pass(browser, 'tab1', 'browser');
    }
    await pass(browser, 'browser', 'tab2');
    await browser.step({ choose: 'tab2.dom' });

    await browser.settle();

    expect(heard).to.deep.equal(['tab2 k: null to 1', 'tab1 k: 2 to B']);
    expect([get(a), get(b), get(b, 'other')]).to.deep.equal(['B', 'B', '3']);
  });

  it('heeds no policy but sizes', async () => {
    const refused: BrowserOptions[] = [
      { policy: { expireAfterMs: 5 } },
      { policy: { quota: { measure: 'utf-8' } } },
      { policy: { block: ['ads.example'] } },
      { engine: 'webkit' },
    ];
    for (const options of refused) {
      expect(() => new Browser({ storage: 'chromium', ...options }), JSON.stringify(options))
        .to.throw()
        .with.property('code', 'BAD_OPTION');
    }
    const { browser } = await opened(1, { policy: { quota: 100, persist: true } });
    expect(() => browser.setPolicy({ expireAfterMs: 5 }))
      .to.throw()
      .with.property('code', 'BAD_OPTION');
    expect(() => browser.storage.failNextWrites(1))
      .to.throw()
      .with.property('code', 'BAD_OPTION');
    expect(() => browser.storage.blocklist)
      .to.throw()
      .with.property('code', 'BAD_OPTION');
    browser.setPolicy({ quota: 50 });
    expect(() => new Browser({ storage: 'safari' as never }))
      .to.throw()
      .with.property('code', 'BAD_OPTION');
  });
});
