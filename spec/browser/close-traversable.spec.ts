import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';

// What it closes, for whom, and how often: tab.spec.ts and bad-input.spec.ts.
describe('the task that closes a tab', () => {
  it("is on the tab's own navigation lane, and belongs to no document", async () => {
    const browser = new Browser();
    const tab = await browser.open();

    await tab.close();

    const closing = browser.trace.events({ type: 'task-queued' }).at(-1);
    expect(closing).to.include({ lane: 'tab1.navigation', source: 'navigation and traversal', document: null, label: 'close' });
  });

  it('leaves the tab open when its page asks to stay and the user does, unless nobody is asked', async () => {
    const browser = new Browser({ beforeUnload: 'stay' });
    const tab = await browser.open();
    tab.window.addEventListener('beforeunload', (event) => event.preventDefault());

    await tab.close();
    const closed = tab.closed;
    await browser.close();

    expect([closed, tab.closed]).to.deep.equal([false, true]);
  });

  it('is over when the tab is gone before it runs', async () => {
    const browser = new Browser();
    const tab = await browser.open();

    const closing = tab.close();
    tab.crash();
    await closing;

    expect(browser.trace.events({ type: 'tab-closed' })).to.have.lengthOf(1);
  });
});
