import { expect } from 'chai';
import type { Browser } from '../../../lib/index.ts';
import { hooked } from '../hooked-host.ts';

const a = 'https://a.example/';

/** Why the documents that were left are not kept; empty for those that are. */
const reasons = (browser: Browser): string[] =>
  browser.trace.events({ type: 'document-left' }).map(({ kept, reason }) => (kept ? '' : reason || 'no entry'));

describe('the back/forward cache', () => {
  it('shows the same document again', async () => {
    const { browser, tab } = await hooked(`${a}1`);
    const { document } = tab;
    await tab.goto('/2');

    await tab.back();

    expect(tab.document === document).to.equal(true);
    expect(browser.trace.events({ type: 'document-returned' }).map((event) => event.document)).to.deep.equal([1]);
  });

  it('is each time one page larger, and as large as the limit', async () => {
    const { browser, tab } = await hooked(`${a}1`, { limits: { keptPages: 2 } });
    for (const path of ['/2', '/3', '/4']) await tab.goto(path);

    const dropped = browser.trace.events({ type: 'document-dropped' });
    await tab.back();
    await tab.back();
    await tab.back();

    expect(dropped.map(({ document, reason }) => [document, reason])).to.deep.equal([[1, 'Only 2 pages of a tab are kept.']]);
    expect(browser.trace.events({ type: 'document-returned' }).map(({ document }) => document)).to.deep.equal([3, 2]);
    expect(browser.trace.events({ type: 'document-created' }).at(-1)).to.include({ document: 5, url: `${a}1` });
  });

  it('holds what is due from the moment when the page is left until its return', async () => {
    const { browser, tab } = await hooked(`${a}1`);
    const ran: string[] = [];
    const { window } = tab;
    window.addEventListener('pagehide', () => window.setTimeout(() => ran.push(tab.url)));

    await tab.goto('/2');
    const held = browser.trace.events({ type: 'task-held' }).length;
    const left = browser.pending.map(({ label, why }) => [label, why]);
    await browser.settle({ timers: true });
    await tab.back();
    await browser.settle();

    expect([held, left]).to.deep.equal([1, [['timer 0 ms', 'held']]]);
    expect(ran).to.deep.equal([`${a}1`]);
  });

  it('is looked at without a trace: what is pending may be read at any time', async () => {
    const traces: string[] = [];
    for (const looks of [false, true]) {
      const { browser, tab } = await hooked(`${a}1`);
      const other = await browser.open(a);
      const look = (): unknown =>
        looks && [browser.pending, browser.timers, browser.schedule, browser.now, browser.tabs, String(browser)];
      tab.window.setTimeout(() => undefined, 5);
      other.window.localStorage.setItem('before', '1');
      look();
      await tab.goto('/2');
      look();
      other.window.localStorage.setItem('meanwhile', '1');
      look();
      await browser.advance(10);
      look();
      await tab.back();
      look();
      await browser.advance(10);
      traces.push(browser.trace.toJSONL());
    }

    expect(traces[1]).to.equal(traces[0]);
    expect(traces[0]).to.include('task-held');
  });

  it('has room for the page that is left when another one returns', async () => {
    const { browser, tab } = await hooked(`${a}1`, { limits: { keptPages: 1 } });
    await tab.goto('/2');

    await tab.back();
    await tab.forward();

    expect(browser.trace.events({ type: 'document-dropped' })).to.deep.equal([]);
    expect(browser.trace.events({ type: 'document-returned' }).map(({ document }) => document)).to.deep.equal([1, 2]);
  });

  it('drops the page left longest ago, also while another one returns', async () => {
    const { browser, tab } = await hooked(`${a}1`, { limits: { keptPages: 1 } });
    await tab.goto('/2');
    await tab.goto('/3');

    tab.window.history.go(-2);
    await browser.settle();

    expect(browser.trace.events({ type: 'document-dropped' }).map(({ document }) => document)).to.deep.equal([1, 2]);
    expect(tab.url).to.equal(`${a}1`);
  });

  it('keeps a page with all its frames', async () => {
    const { browser, tab } = await hooked(a);
    const frame = await tab.addFrame('/f');
    const { window } = frame;
    const destroyed = (): number => browser.trace.events({ type: 'document-destroyed' }).length;
    const before = destroyed();

    await tab.goto('/2');
    const meanwhile = [frame.removed, destroyed() - before];
    await tab.back();

    expect(meanwhile).to.deep.equal([false, 0]);
    expect([tab.frames[0] === frame, frame.window === window]).to.deep.equal([true, true]);
  });

  it('keeps no page that no entry leads back to', async () => {
    const { browser, tab } = await hooked(a);

    await tab.reload();
    tab.window.location.replace('/2');
    await browser.settle();

    expect(reasons(browser)).to.deep.equal(['no entry', 'no entry']);
    expect(browser.trace.events({ type: 'document-destroyed' }).map(({ document }) => document)).to.deep.equal([1, 2]);
  });

  it('keeps no page of a frame', async () => {
    const { browser, tab } = await hooked(a);
    const frame = await tab.addFrame('/f');

    await frame.goto('/g');

    expect(browser.trace.events({ type: 'document-left' }).at(-1)).to.include({ kept: false, reason: '' });
  });

  it('ends with its tab, and no handler of a kept page runs', async () => {
    const { browser, tab } = await hooked(`${a}1`);
    let heard = 0;
    tab.window.addEventListener('pagehide', () => heard++);
    await tab.goto('/2');
    heard = 0;

    await tab.close();

    expect([heard, browser.trace.events({ type: 'document-destroyed' }).map(({ document }) => document)]).to.deep.equal([
      0,
      [2, 1],
    ]);
  });

  it('is given up with drop for the tasks of storage events, and keeps the page', async () => {
    const { browser, tab } = await hooked(a, { behaviour: { backForwardCache: 'drop' } });
    const writer = await browser.open(a);
    let ran = 0;
    tab.window.setTimeout(() => ran++, 0);
    tab.window.location.href = 'data:text/html,';
    writer.window.localStorage.setItem('before', '1');
    await browser.step({ choose: 'tab1.navigation' });
    await browser.settle();
    writer.window.localStorage.setItem('meanwhile', '1');

    await tab.back();
    await browser.settle();
    await browser.advance(10);

    expect([tab.heard, ran]).to.deep.equal([[], 1]);
    expect(browser.trace.events({ type: 'task-removed' }).map(({ reason }) => reason)).to.deep.equal(['back/forward cache']);
  });
});
