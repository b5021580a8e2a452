import { expect } from 'chai';
import { destroyNavigable } from '../../../lib/html/document-lifecycle/destroy-document.ts';
import { hooked } from '../hooked-host.ts';
import { frameIn, tabAt } from '../model-tree.ts';
import { nothingLeft } from '../../browser/nothing-left.ts';

const a = 'https://a.example/';
const off = { behaviour: { backForwardCache: 'off' } } as const;

describe('destroying a document', () => {
  it('destroys what is in it first, innermost first', async () => {
    const { browser, tab } = await hooked(a, off);
    const frame = await tab.addFrame('/f');
    const inner = await frame.addFrame('/g');
    const ids = new Map(browser.trace.events({ type: 'document-created' }).map(({ document, url }) => [document, url]));
    const before = browser.trace.events({ type: 'document-destroyed' }).length;

    await tab.goto('https://b.example/');

    const destroyed = browser.trace.events({ type: 'document-destroyed' }).slice(before);
    expect(destroyed.map(({ document }) => ids.get(document))).to.deep.equal([`${a}g`, `${a}f`, a]);
    expect([frame.removed, inner.removed]).to.deep.equal([true, true]);
  });

  it('removes its tasks, and takes it from the entries that led to it', async () => {
    const { browser, tab, made } = await hooked(a, off);
    tab.window.setTimeout(() => undefined, 10);

    await tab.goto('/2');
    await tab.back();

    expect(browser.trace.events({ type: 'task-removed' }).map(({ reason }) => reason)).to.deep.equal(['document destroyed']);
    expect(made).to.have.lengthOf(3);
  });

  it('ends what its frames are loading, and nobody waits for it', async () => {
    const { browser, tab, made } = await hooked(a, {
      ...off,
      pages: ({ url }) => (url.endsWith('never') ? new Promise<Response>(() => undefined) : new Response('')),
    });
    made[0]!.init.hooks.frameInserted({}, { src: `${a}never`, srcdoc: null, name: '', sandbox: null });
    await browser.step();
    const [frame] = tab.frames;

    await tab.close();

    expect(await browser.settle()).to.deep.equal(nothingLeft);
    expect(frame?.removed).to.equal(true);
  });

  it('removes what a frame in it has begun to load: another frame may come to have the same lanes', async () => {
    const { browser, tab, made } = await hooked(a);
    const frame = await tab.addFrame('/f');
    made[1]!.init.hooks.navigate(`${a}g`, { cause: 'script', replace: false });

    await frame.remove();

    const labels = new Map(browser.trace.events({ type: 'task-queued' }).map(({ task, label }) => [task, label]));
    const removed = browser.trace.events({ type: 'task-removed' });
    expect(removed.map(({ task, reason }) => [labels.get(task), reason])).to.deep.equal([
      [`navigate ${a}g`, 'document destroyed'],
    ]);
    expect(browser.pending).to.deep.equal([]);
  });

  it('lets the traversal of a frame that is removed end, and the next one begin', async () => {
    const { browser, tab, made } = await hooked(`${a}1`);
    await tab.goto('/2');
    const element = {};
    made[1]!.init.hooks.frameInserted(element, { src: `${a}f`, srcdoc: null, name: '', sandbox: null });
    await browser.settle();
    await tab.frames[0]!.goto('/g');
    tab.window.history.back();
    await browser.step();

    made[1]!.init.hooks.frameRemoved(element);
    const navigated = await tab.back();

    expect(navigated).to.deep.equal({ ok: true, url: `${a}1`, status: 200, reason: null });
  });

  it('with the navigable that shows it happens once', () => {
    const navigable = frameIn(tabAt(a).document);

    destroyNavigable(navigable, 'Once.');
    destroyNavigable(navigable, 'Twice.');

    expect(navigable.destroyedBecause).to.equal('Once.');
  });
});
