import { expect } from 'chai';
import { BrowserWindow, DetachedBrowser } from 'happy-dom';
import { documentFrame } from '../../../lib/hosts/happy-dom/frame.ts';

describe('the frame of a document (happy-dom)', () => {
  it('has no window of its own making, and goes nowhere', async () => {
    const page = new DetachedBrowser(BrowserWindow).defaultContext.pages[0];
    if (page === undefined) throw new Error('no page');

    const frame = documentFrame(page);

    expect(frame.window).to.equal(undefined);
    expect(
      await Promise.all([frame.goto('x'), frame.goBack(), frame.goForward(), frame.goSteps(1), frame.reload()]),
    ).to.deep.equal([null, null, null, null, null]);
  });
});
