import { expect } from 'chai';
import { explore } from '../../lib/explore/index.ts';
import type { Tab } from '../../lib/index.ts';
import { get, opened, pass, url } from './opened.ts';

describe("a process's copy of storage in Chromium", () => {
  it('lets nothing of others overwrite a key while a change of its own is under way', async () => {
    const { browser, tabs, heard } = await opened();
    const [a, b] = tabs;
    void [get(a), get(b)];
    a?.localStorage.setItem('k', 'of a');
    b?.localStorage.setItem('k', 'of b');
    await pass(browser, 'tab1', 'browser');
    await pass(browser, 'browser', 'tab2');
    expect(get(b)).to.equal('of b');

    await browser.settle();

    expect([get(a), get(b)]).to.deep.equal(['of b', 'of b']);
    expect(heard.sort()).to.deep.equal(['tab1 k: of a to of b', 'tab2 k: null to of a']);
  });

  it('clears a copy, and leaves what its own process has set meanwhile', async () => {
    const { browser, tabs } = await opened();
    const [a, b] = tabs;
    a?.localStorage.setItem('old', '1');
    await browser.settle();
    expect(get(b, 'old')).to.equal('1');

    b?.localStorage.setItem('k', 'of b');
    b?.localStorage.setItem('gone', '1');
    b?.localStorage.removeItem('gone');
    b?.localStorage.removeItem('never there');
    a?.localStorage.clear();
    await pass(browser, 'tab1', 'browser');
    await pass(browser, 'browser', 'tab2');
    expect([get(b, 'old'), get(b), get(b, 'gone')]).to.deep.equal([null, 'of b', null]);
    await browser.settle();

    expect([get(a), get(b)]).to.deep.equal(['of b', 'of b']);
    a?.localStorage.clear();
    a?.localStorage.clear();
    await browser.settle();
    expect([get(a), get(b)]).to.deep.equal([null, null]);
  });

  it('sends what is the same already, since others may have something else, and nobody hears of that', async () => {
    const { browser, tabs, heard } = await opened();
    const [a, b] = tabs;
    void [get(a), get(b)];
    a?.localStorage.setItem('k', '1');
    await browser.settle();
    heard.length = 0;

    a?.localStorage.setItem('k', '1');
    expect(browser.pending.length).to.equal(1);
    await browser.settle();

    expect([heard, get(b)]).to.deep.equal([[], '1']);
  });

  it('takes a change back that the browser process has no room for', async () => {
    const { browser, tabs, heard } = await opened(2, { policy: { quota: { localStorage: 10 } } });
    const [a, b] = tabs;
    void [get(a), get(b)];
    expect(() => a?.localStorage.setItem('k', '1234567890')).to.throw();
    a?.localStorage.setItem('a', '1234567');
    b?.localStorage.setItem('b', '1234567');
    b?.localStorage.setItem('b', '12345678');

    await browser.settle();

    expect([get(a, 'a'), get(a, 'b'), get(b, 'a'), get(b, 'b')]).to.deep.equal(['1234567', null, '1234567', null]);
    expect(heard).to.deep.equal(['tab2 a: null to 1234567']);
  });

  it('goes back to what others have set meanwhile, and tells the other documents of its process', async () => {
    const { browser, tabs, heard } = await opened(2, { policy: { quota: { localStorage: 10 } } });
    const [a, b] = tabs as [Tab, Tab];
    const popup = await browser.open(url, { opener: b });
    popup.window.addEventListener('storage', ({ key, oldValue, newValue }) =>
      heard.push(`popup ${key}: ${oldValue} to ${newValue}`),
    );
    void [get(a), get(b)];
    b.localStorage.setItem('k', '123456789');
    a.localStorage.setItem('l', '1234567');
    a.localStorage.setItem('k', '1');
    await pass(browser, 'tab1', 'browser');
    await pass(browser, 'tab1', 'browser');

    await browser.settle();

    expect([get(a), get(b), get(popup)]).to.deep.equal(['1', '1', '1']);
    expect(heard.filter((each) => / k:/.test(each))).to.deep.equal([
      'tab2 k: null to 1',
      'popup k: null to 1',
      'popup k: 123456789 to 1',
    ]);
  });

  it('goes back to nothing where another one has cleared meanwhile', async () => {
    const { browser, tabs } = await opened(2, { policy: { quota: { localStorage: 10 } } });
    const [a, b] = tabs;
    a?.localStorage.setItem('k', '1');
    await browser.settle();
    expect(get(b)).to.equal('1');
    a?.localStorage.clear();
    a?.localStorage.setItem('l', '12345678');
    b?.localStorage.setItem('k', '12');
    await pass(browser, 'tab1', 'browser');
    await pass(browser, 'tab1', 'browser');

    await browser.settle();

    expect([get(a), get(b), get(b, 'l')]).to.deep.equal([null, null, '12345678']);
  });

  it('stays empty where it has cleared meanwhile what there was no room for', async () => {
    const { browser, tabs } = await opened(2, { policy: { quota: { localStorage: 10 } } });
    const [a, b] = tabs;
    a?.localStorage.setItem('k', '1');
    await browser.settle();
    expect(get(b)).to.equal('1');
    b?.localStorage.setItem('k', '123');
    b?.localStorage.clear();
    a?.localStorage.setItem('l', '1234567');
    await pass(browser, 'tab1', 'browser');
    await pass(browser, 'browser', 'tab2');
    expect(get(b, 'l')).to.equal(null);

    await browser.settle();

    expect([get(b), get(b, 'l'), get(a, 'l')]).to.deep.equal([null, null, null]);
  });

  it('goes back to what others have set, where none of its own writes of the key had room', async () => {
    const { browser, tabs } = await opened(2, { policy: { quota: { localStorage: 10 } } });
    const [a, b] = tabs;
    void [get(a), get(b)];
    a?.localStorage.setItem('l', '1234567');
    a?.localStorage.setItem('k', '1');
    b?.localStorage.setItem('k', 'first');
    b?.localStorage.setItem('k', 'second');
    await pass(browser, 'tab1', 'browser');
    await pass(browser, 'tab1', 'browser');

    await browser.settle();

    expect([get(a), get(b)]).to.deep.equal(['1', '1']);
  });

  it('goes back to its own write before, not to what others had set or cleared before that', async () => {
    for (const [others, made] of [
      ['set', (tab: Tab | undefined) => tab?.localStorage.setItem('k', '1')],
      ['cleared', (tab: Tab | undefined) => tab?.localStorage.clear()],
    ] as const) {
      const { browser, tabs } = await opened(2, { policy: { quota: { localStorage: 10 } } });
      const [a, b] = tabs;
      a?.localStorage.setItem('k', '0');
      await browser.settle();
      void get(b);
      made(a);
      a?.localStorage.setItem('l', '123456');
      b?.localStorage.setItem('k', '22');
      b?.localStorage.setItem('k', 'too long');
      await pass(browser, 'tab1', 'browser');
      await pass(browser, 'tab1', 'browser');

      await browser.settle();

      expect([get(a), get(b)], others).to.deep.equal(['22', '22']);
    }
  });

  it('has a search try its own clear() before and after it is told that there was no room', async () => {
    const seen = new Set<unknown>();
    const browser = { policy: { quota: { localStorage: 10 } } };
    await explore({ storage: 'chromium', browser, strategy: 'exhaustive', limitMs: Infinity }, async ({ tabs: [a, b], rest }) => {
      let isSent = false;
      a?.localStorage.setItem('k', '1');
      await rest();
      void get(b);
      a?.localStorage.setItem('l', '1234567');
      b?.start(({ localStorage }) => {
        // Where that has come before, there is no room here either.
        if (localStorage.getItem('l') !== null) return;
        localStorage.setItem('k', '22');
        isSent = true;
      });
      b?.start(({ localStorage }) => {
        if (isSent) seen.add(localStorage.getItem('k'));
        localStorage.clear();
      });
      await rest();
    });

    expect(seen).to.deep.equal(new Set(['22', '1']));
  });
});
