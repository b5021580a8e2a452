import { expect } from 'chai';
import { Loading } from '../../lib/browser/loading.ts';
import { reload } from '../../lib/html/navigation/navigate.ts';
import { traversable } from '../html/bare-model.ts';
import { frameIn, popupOf, show, tabAt } from '../html/model-tree.ts';

const a = 'https://a.example/';

describe('loading', () => {
  it('runs what belongs to the own group of agents, timers aside, and the navigations of every frame of the tab', () => {
    const { tab, document } = tabAt(a);
    const frame = frameIn(document, { url: 'https://b.example/' });
    const stranger = show(tab.userAgent.tabOpener.open('tab2', a, null), a);
    const { scope } = new Loading(tab, false, 100);

    const runs = [document, popupOf(document).activeDocument!, frame.activeDocument!].map((each) =>
      each.lane('DOM manipulation'),
    );

    expect([...runs, tab.navigationLane, frame.navigationLane].map(scope)).to.deep.equal([true, true, true, true, true]);
    expect(
      [document.lane('timer'), stranger.lane('DOM manipulation'), stranger.navigable.navigationLane].map(scope),
    ).to.deep.equal([false, false, false]);
  });

  it('has navigations of its own, which are not those of its frames', () => {
    const { tab, document } = tabAt(a);
    const frame = frameIn(document);
    const { own } = new Loading(tab, false, 100);

    expect([own(tab.navigationLane), own(frame.navigationLane)]).to.deep.equal([true, false]);
  });

  it('is over when the page has loaded, and with its frames when they have, too', () => {
    const { tab, document } = tabAt(a);
    const frame = frameIn(document);
    const [alone, withFrames] = [new Loading(tab, false, 100), new Loading(tab, true, 100)];
    const goOn = (): boolean[] => [alone.goesOn(), withFrames.goesOn()];

    const before = goOn();
    document.lifecycle.loaded = true;
    frame.activeDocument!.lifecycle.loaded = false;
    const loaded = goOn();
    frame.activeDocument!.lifecycle.loaded = true;

    expect([before, loaded, goOn()]).to.deep.equal([
      [true, true],
      [false, true],
      [false, false],
    ]);
  });

  it('is over with its frames when those at any depth have loaded, and where it shows no page', () => {
    const { tab, document } = tabAt(a);
    const frame = frameIn(document, { url: a });
    const inner = frameIn(frame.activeDocument!, { url: a });
    for (const each of [document, frame.activeDocument!]) each.lifecycle.loaded = true;
    frame.container!.delaysLoad = inner.container!.delaysLoad = false;
    inner.activeDocument!.lifecycle.loaded = false;
    const empty = traversable();

    const before = new Loading(tab, true, 100).goesOn();
    inner.activeDocument!.lifecycle.loaded = true;

    expect([before, new Loading(tab, true, 100).goesOn(), new Loading(empty, true, 100).goesOn()]).to.deep.equal([
      true,
      false,
      false,
    ]);
  });

  it('of a frame runs the navigations of all of its tab', () => {
    const { tab, document } = tabAt(a);
    const { scope } = new Loading(frameIn(document), false, 100);

    expect([scope(tab.navigationLane), scope(document.lane('DOM manipulation'))]).to.deep.equal([true, true]);
  });

  it('goes on no longer when there were too many navigations since it began', () => {
    const { tab } = tabAt(a);
    reload(tab);
    const loading = new Loading(tab, false, 2);
    reload(tab);
    const once = [loading.tooMany, loading.goesOn()];

    reload(tab);

    expect([once, loading.tooMany, loading.goesOn()]).to.deep.equal([[false, true], true, false]);
  });

  it('ends as its last navigation did, and without one on the page that it shows', () => {
    const { tab, document } = tabAt(a);
    const frame = frameIn(document);
    const failed = { ok: false, url: a, status: 404, reason: 'no' };

    tab.navigations.lastResult = failed;

    expect(new Loading(tab, false, 100).result).to.equal(failed);
    expect(new Loading(frame, false, 100).result).to.deep.equal({ ok: true, url: 'about:blank', status: 200, reason: null });
  });
});
