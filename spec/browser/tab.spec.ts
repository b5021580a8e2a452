import { expect } from 'chai';
import { Browser, tabs } from '../../lib/index.ts';

describe('closing a tab', () => {
  it('lets its page say goodbye, as a task that the trace shows', async () => {
    const [tab, other] = await tabs(2, { url: 'https://a.example/' });
    const { localStorage } = tab.window;
    tab.window.addEventListener('pagehide', () => localStorage.setItem('bye', '1'));

    await tab.close();
    await other.browser.settle();

    expect([tab.closed, other.closed]).to.deep.equal([true, false]);
    expect(other.heard.map(({ key }) => key)).to.deep.equal(['bye']);
    expect(other.browser.trace.events({ type: 'task-queued' }).map(({ label }) => label)).to.include('close');
  });

  it('removes what waited for it, and nothing else', async () => {
    const [writer, closed, open] = await tabs(3, { url: 'https://a.example/' });
    writer.window.localStorage.setItem('k', 'v');
    closed.window.setTimeout(() => undefined, 10);

    await closed.close();
    const settled = await writer.browser.settle();

    expect(settled).to.deep.equal({ tasks: 1, timersLeft: 0, nextTimerMs: null });
    expect([closed.heard.length, open!.heard.length]).to.deep.equal([0, 1]);
  });

  it('twice is closing it once', async () => {
    const browser = new Browser();
    const tab = await browser.open();

    await Promise.all([tab.close(), tab.close()]);

    expect(browser.trace.events({ type: 'tab-closed' })).to.have.lengthOf(1);
  });

  it('by its page is closing it, too', async () => {
    const browser = new Browser();
    const tab = await browser.open();
    await tab.run((window) => window.close());

    const before = tab.closed;
    await browser.settle();

    expect([before, tab.closed, browser.tabs]).to.deep.equal([false, true, []]);
  });
});
