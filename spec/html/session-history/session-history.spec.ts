import { expect } from 'chai';
import { copyHistory, targetHistoryEntry, usedHistorySteps } from '../../../lib/html/session-history/session-history.ts';
import { Browser, type Tab } from '../../../lib/index.ts';
import { traversable } from '../bare-model.ts';

const shown = (tab: Tab): unknown[] => [tab.url.slice('https://a.example'.length), tab.window.history.length];

async function openAt(...paths: readonly string[]): Promise<Tab> {
  const tab = await new Browser().open('https://a.example/1');
  for (const path of paths) await tab.goto(path);
  return tab;
}

describe('the session history of a tab', () => {
  it('grows by a page that is pushed, and not by one that replaces another', async () => {
    const tab = await openAt('/2');
    await tab.run((window) => window.location.replace('/3'));
    await tab.browser.settle();

    expect(shown(tab)).to.deep.equal(['/3', 2]);
    expect((await tab.back()).url).to.equal('https://a.example/1');
  });

  it('counts the steps of frames, which go with the document that they are in', async () => {
    const tab = await openAt('/2');
    const frame = await tab.addFrame('/f');
    await frame.goto('/g');
    const withFrame = tab.window.history.length;

    await frame.remove();

    expect([withFrame, tab.window.history.length]).to.deep.equal([3, 2]);
  });

  it('keeps what a frame shows that was made ahead of the step to which the tab went back', async () => {
    const tab = await openAt();
    await tab.run(({ history }) => history.pushState(null, '', '/pushed'));
    const frame = await tab.addFrame('/f');
    await tab.back();
    await tab.run(({ history }) => history.pushState(null, '', '/again'));

    await frame.goto('/g');
    const before = frame.url;
    await tab.back();

    expect([before, frame.url]).to.deep.equal(['https://a.example/g', 'https://a.example/f']);
    expect(tab.window.history.length).to.equal(3);
  });

  it('forgets an entry that is on its way when the page pushes another one', async () => {
    const tab = await new Browser({ behaviour: { backForwardCache: 'off' } }).open('https://a.example/1');
    await tab.goto('/2');
    await tab.back();
    await tab.run(({ history }) => history.forward());
    await tab.browser.step();

    await tab.run(({ history }) => history.pushState(null, '', '/pushed'));
    await tab.browser.settle();

    expect(shown(tab)).to.deep.equal(['/pushed', 2]);
    expect(tab.navigated.reason).to.match(/pushed another one/);
    expect((await tab.back()).url).to.equal('https://a.example/1');
  });

  it('goes back in a frame before it goes back in the tab', async () => {
    const tab = await openAt('/2');
    const frame = await tab.addFrame('/f');
    await frame.goto('/g');

    await tab.back();
    await tab.browser.settle();
    const first = [tab.url, frame.url];
    await tab.back();

    expect(first).to.deep.equal(['https://a.example/2', 'https://a.example/f']);
    expect(shown(tab)).to.deep.equal(['/1', 3]);
  });

  it('forgets what lies ahead when another page is pushed, and the pages that were kept for it', async () => {
    const tab = await openAt('/2', '/3');
    await tab.back();
    await tab.back();

    await tab.goto('/4');

    expect(shown(tab)).to.deep.equal(['/4', 2]);
    expect((await tab.forward()).reason).to.equal('There is no page to go forward to.');
    expect(tab.browser.trace.events({ type: 'document-destroyed' }).map(({ document }) => document)).to.deep.equal([2, 3]);
  });

  it('forgets entries of the page that is shown, and leaves the page', async () => {
    const tab = await openAt();
    await tab.run(({ history }) => {
      history.pushState(null, '', '/2');
      history.pushState(null, '', '/3');
    });
    await tab.back();
    await tab.back();

    await tab.run(({ history }) => history.pushState(null, '', '/4'));

    expect(shown(tab)).to.deep.equal(['/4', 2]);
    expect(tab.browser.trace.events({ type: 'document-destroyed' })).to.deep.equal([]);
  });

  it('forgets steps of a frame that lie ahead, too', async () => {
    const tab = await openAt();
    const frame = await tab.addFrame('/f');
    await frame.goto('/g');
    await tab.back();

    await tab.run(({ history }) => history.pushState(null, '', '/2'));
    await tab.forward();

    expect([frame.url, tab.window.history.length]).to.deep.equal(['https://a.example/f', 2]);
  });
});

describe('the session history of a tab that shows nothing yet', () => {
  it('has no steps, and no entry at any of them', () => {
    const tab = traversable();

    expect([usedHistorySteps(tab), targetHistoryEntry(tab, 0)]).to.deep.equal([[], null]);
  });

  it('is copied as one that shows nothing', () => {
    const copy = traversable();

    copyHistory(traversable(), copy);

    expect([copy.entries, copy.currentEntry, copy.currentStep]).to.deep.equal([[], null, -1]);
  });
});
