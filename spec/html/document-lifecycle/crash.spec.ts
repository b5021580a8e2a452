import { expect } from 'chai';
import { Browser } from 'storageloom';
import { hooked } from '../hooked-host.ts';
import { nothingLeft } from '../../browser/nothing-left.ts';

const a = 'https://a.example/';

describe('a tab whose process crashes', () => {
  it('is closed at once, without any handler', async () => {
    const { browser, tab } = await hooked(`${a}1`);
    const told: string[] = [];
    for (const type of ['beforeunload', 'pagehide', 'unload'] as const) {
      tab.window.addEventListener(type, () => told.push(type));
    }

    tab.crash();

    expect([told, tab.closed, browser.tabs]).to.deep.equal([[], true, []]);
    const types = ['tab-crashed', 'document-destroyed', 'tab-closed'] as const;
    expect(browser.trace.events({ type: types }).map(({ type }) => type)).to.deep.equal([...types]);
  });

  it('twice, or after it was closed, crashes no more', async () => {
    const { browser, tab } = await hooked(a);
    await tab.close();

    tab.crash();
    tab.crash();

    expect(browser.trace.events({ type: 'tab-crashed' })).to.deep.equal([]);
  });

  it('takes kept pages and their frames with it', async () => {
    const { browser, tab } = await hooked(a);
    const frame = await tab.addFrame('/f');
    await tab.goto('/2');

    tab.crash();

    const [created, destroyed] = [
      browser.trace.events({ type: 'document-created' }),
      browser.trace.events({ type: 'document-destroyed' }),
    ];
    expect([destroyed.length, frame.removed]).to.deep.equal([created.length, true]);
  });

  it('leaves what was written, and what that queued for others', async () => {
    const { browser, tab } = await hooked(a);
    const other = await browser.open(a);
    tab.window.localStorage.setItem('k', 'v');

    tab.crash();
    await browser.settle();

    expect([other.localStorage.getItem('k'), other.heard.map(({ key }) => key)]).to.deep.equal(['v', ['k']]);
  });

  it('loses its session, also for those who copied it before the end', async () => {
    const { browser, tab } = await hooked(a);
    tab.window.sessionStorage.setItem('k', 'v');
    const copy = await tab.duplicate();

    tab.crash();
    await browser.restart({ session: 'restore' });

    expect(browser.tabs.map((each) => each.sessionStorage.getItem('k'))).to.deep.equal(['v']);
    expect(copy.closed).to.equal(true);
  });

  it('lets its script that is under way see its storage as it was, and change it for itself alone', async () => {
    const { browser, tab } = await hooked(a);
    const other = await browser.open(a);
    tab.window.localStorage.setItem('before', '1');
    tab.window.sessionStorage.setItem('before', '1');
    await browser.settle();
    const { localStorage, sessionStorage } = tab.window;
    const before = other.heard.length;

    const seen = await tab.run(() => {
      tab.crash();
      localStorage.setItem('after', '1');
      sessionStorage.setItem('after', '1');
      return [localStorage, sessionStorage].map((storage) => [storage.getItem('before'), storage.getItem('after')]);
    });
    await browser.settle();

    expect(seen).to.deep.equal([
      ['1', '1'],
      ['1', '1'],
    ]);
    expect([other.localStorage.getItem('after'), other.heard.length - before]).to.deep.equal([null, 0]);
  });

  it('gives its script no storage that it had not asked for before', async () => {
    const { browser, tab, made } = await hooked(a);
    const { window } = made[0]!.host;
    const other = await browser.open(a);

    const failure: unknown = await tab.run(() => {
      tab.crash();
      try {
        window.localStorage.setItem('after', '1');
        return null;
      } catch (error) {
        return (error as Error).name;
      }
    });

    expect([failure, other.localStorage.getItem('after')]).to.deep.equal(['SecurityError', null]);
  });

  it('ends what it was loading, and nobody waits for it', async () => {
    let asked = 0;
    const { browser, tab } = await hooked(a, {
      pages: () => (asked++ === 0 ? new Response('') : new Promise<Response>(() => undefined)),
    });
    tab.window.location.href = '/never';
    await browser.step();

    tab.crash();

    expect(await browser.settle()).to.deep.equal(nothingLeft);
  });
});

describe('a crash in a group of tabs', () => {
  it('takes those along whose page has the same agent, and no others', async () => {
    await using browser = new Browser();
    const opener = await browser.open('https://a.example/');
    await opener.run((window) => {
      window.open('https://shop.a.example/');
      window.open('https://b.example/');
      window.open('https://a.example/', '', 'noopener');
    });
    await browser.settle();
    const [sameSite, otherSite, otherGroup] = opener.popups;

    sameSite?.crash();

    expect([opener.closed, sameSite?.closed, otherSite?.closed, otherGroup?.closed]).to.deep.equal([true, true, false, false]);
  });
});
