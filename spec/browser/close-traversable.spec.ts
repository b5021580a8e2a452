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
});
