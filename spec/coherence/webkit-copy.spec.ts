import { expect } from 'chai';
import { explore } from '../../lib/explore/index.ts';
import type { Browser, Tab } from '../../lib/index.ts';
import { get, opened, pass } from './opened.ts';

/** Two tabs that have a copy each, with `old` in both. */
async function loaded(quotaUnits = 100): Promise<{ browser: Browser; a: Tab; b: Tab; heard: string[] }> {
  const { browser, tabs, heard } = await opened(2, {
    storage: 'webkit',
    policy: { quota: { localStorage: quotaUnits } },
  });
  const [a, b] = tabs as [Tab, Tab];
  a.localStorage.setItem('old', '1');
  await browser.settle();
  void get(b);
  heard.length = 0;
  return { browser, a, b, heard };
}

const entries = ({ localStorage }: Tab): [string, unknown][] => Object.entries(localStorage);

describe("a process's copy of storage in WebKit", () => {
  it('sends nothing where it has that value already, or nothing to remove', async () => {
    const { browser, a } = await loaded();

    a.localStorage.setItem('old', '1');
    a.localStorage.removeItem('never there');

    expect(browser.pending).to.deep.equal([]);
  });

  it('sends a clear() also where it is empty: others may have something', async () => {
    const { browser, a, b } = await loaded();
    a.localStorage.clear();
    await browser.settle();

    b.localStorage.setItem('k', '1');
    a.localStorage.clear();
    await pass(browser, 'tab2', 'browser');
    await pass(browser, 'tab1', 'browser');

    expect(browser.storage.entries({ origin: 'https://a.example' })).to.deep.equal([]);
  });

  it('lets nothing of others overwrite a key until all that it has sent of it is answered', async () => {
    const { browser, a, b, heard } = await loaded();
    b.localStorage.setItem('k', '1 of b');
    await pass(browser, 'tab2', 'browser');
    a.localStorage.setItem('k', 'of a');
    b.localStorage.setItem('k', '2 of b');
    await pass(browser, 'tab1', 'browser');
    await pass(browser, 'browser', 'tab2');
    await pass(browser, 'browser', 'tab2');
    expect(get(b)).to.equal('2 of b');

    await browser.settle();
    expect([get(a), get(b)]).to.deep.equal(['2 of b', '2 of b']);
    a.localStorage.setItem('k', '2 of a');
    await browser.settle();

    expect(get(b)).to.equal('2 of a');
    expect(heard.filter((each) => each.startsWith('tab2'))).to.deep.equal(['tab2 k: 1 of b to of a', 'tab2 k: 2 of b to 2 of a']);
  });

  it('is not cleared by others while a clear() of its own is under way, which forgets what was sent before', async () => {
    const { browser, a, b } = await loaded();
    a.localStorage.setItem('k', 'before');
    a.localStorage.clear();
    a.localStorage.setItem('k', 'after');
    b.localStorage.clear();
    await pass(browser, 'tab2', 'browser');
    await pass(browser, 'browser', 'tab1');
    expect(entries(a)).to.deep.equal([['k', 'after']]);
    await pass(browser, 'tab1', 'browser');
    await pass(browser, 'browser', 'tab1');
    b.localStorage.setItem('k', 'of b');
    await pass(browser, 'tab2', 'browser');
    await pass(browser, 'browser', 'tab1');

    // The answer to what came before the clear() has not ended the wait for what came after.
    expect(get(a)).to.equal('after');
    await browser.settle();
    expect([entries(a), entries(b)]).to.deep.equal([[['k', 'after']], [['k', 'after']]]);
  });

  it('takes a write of others that came before its clear(), and keeps it alone', async () => {
    const { browser, a, b } = await loaded();
    b.localStorage.setItem('k', 'of b');
    b.localStorage.setItem('k', 'still of b');
    await pass(browser, 'tab2', 'browser');
    // A change of its own that its clear() has overtaken protects nothing.
    a.localStorage.setItem('k', 'of a');
    a.localStorage.clear();

    await pass(browser, 'tab2', 'browser');
    await browser.settle();

    expect([entries(a), entries(b)]).to.deep.equal([[['k', 'still of b']], []]);
    expect(browser.storage.entries({ origin: 'https://a.example' })).to.deep.equal([]);
  });

  it('keeps such a value from a clear() of others, too, while its own is under way, and no longer', async () => {
    const { browser, a, b } = await loaded();
    b.localStorage.setItem('k', 'of b');
    b.localStorage.clear();
    await pass(browser, 'tab2', 'browser');
    await pass(browser, 'tab2', 'browser');
    a.localStorage.clear();
    await browser.settle();
    expect([entries(a), entries(b)]).to.deep.equal([[['k', 'of b']], []]);

    b.localStorage.setItem('k', 'again');
    await browser.settle();
    b.localStorage.clear();
    await browser.settle();

    expect([entries(a), entries(b)]).to.deep.equal([[], []]);
  });

  it('becomes what is stored where another process has removed a key first, but for what is under way', async () => {
    const { browser, a, b } = await loaded();
    b.localStorage.setItem('k', 'of b');
    a.localStorage.clear();
    b.localStorage.setItem('shared', '1');
    await browser.settle();
    expect([entries(a).sort(), entries(b)]).to.deep.equal([
      [
        ['k', 'of b'],
        ['shared', '1'],
      ],
      [['shared', '1']],
    ]);

    for (const { localStorage } of [b, a]) localStorage.removeItem('shared');
    a.localStorage.setItem('later', '1');
    a.localStorage.setItem('gone', '1');
    a.localStorage.removeItem('gone');
    await pass(browser, 'tab2', 'browser');
    await pass(browser, 'tab1', 'browser');
    await pass(browser, 'browser', 'tab1');
    await pass(browser, 'browser', 'tab1');

    expect(entries(a)).to.deep.equal([['later', '1']]);
    await browser.settle();
    expect([entries(a), entries(b)]).to.deep.equal([[['later', '1']], [['later', '1']]]);
  });

  it('becomes what is stored where there was no room, but for what is under way', async () => {
    const { browser, a, b, heard } = await loaded(12);
    a.localStorage.setItem('a', '1234567');
    b.localStorage.setItem('b', '1234567');
    b.localStorage.setItem('b', '1');

    await pass(browser, 'tab1', 'browser');
    await pass(browser, 'tab2', 'browser');
    await pass(browser, 'browser', 'tab2');
    await pass(browser, 'browser', 'tab2');
    expect(entries(b).sort()).to.deep.equal([
      ['a', '1234567'],
      ['b', '1'],
      ['old', '1'],
    ]);
    await browser.settle();

    expect([entries(a).sort(), get(b, 'b')]).to.deep.equal([
      [
        ['a', '1234567'],
        ['old', '1'],
      ],
      null,
    ]);
    expect(heard).to.deep.equal(['tab2 a: null to 1234567']);
  });

  it('waits for the answer to its last clear(), where two are under way', async () => {
    const { browser, a, b } = await loaded();
    a.localStorage.clear();
    await pass(browser, 'tab1', 'browser');
    b.localStorage.setItem('k', 'of b');
    b.localStorage.clear();
    await pass(browser, 'tab2', 'browser');
    await pass(browser, 'tab2', 'browser');
    a.localStorage.clear();

    await browser.settle();

    // What others cleared before the second one changes nothing here, as where one alone is under way.
    expect([entries(a), entries(b)]).to.deep.equal([[['k', 'of b']], []]);
  });

  it('has a search try its own clear() before and after one of another process has come', async () => {
    const seen = new Set<unknown>();
    await explore({ storage: 'webkit', strategy: 'exhaustive', limitMs: Infinity }, async ({ tabs: [a, b], rest }) => {
      a?.localStorage.setItem('k', '1');
      await rest();
      b?.localStorage.clear();
      a?.start(({ localStorage }) => {
        seen.add(localStorage.getItem('k'));
        localStorage.clear();
      });
      await rest();
    });

    expect(seen).to.deep.equal(new Set(['1', null]));
  });
});
