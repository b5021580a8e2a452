import { expect } from 'chai';
import { NavigableContext } from '../../../lib/html/windows/navigable-context.ts';
import { frameIn, popupOf, tabAt } from '../model-tree.ts';

describe('what a WindowProxy asks of its navigable', () => {
  it('are its frames, by number and by name', () => {
    const { tab, document } = tabAt('https://a.example/');
    const frame = frameIn(document, { name: 'left' });
    const context = new NavigableContext(tab);
    const { origin } = document;

    expect(context.childCount()).to.equal(1);
    expect(context.childProxy(0, origin)).to.equal(frame.windowProxies.for(origin));
    expect(context.namedChildProxy('left', origin)).to.equal(frame.windowProxies.for(origin));
    expect([context.childProxy(1, origin), context.namedChildProxy('right', origin)]).to.deep.equal([null, null]);
  });

  it('is whether it is about to close', () => {
    const popup = popupOf(tabAt('https://a.example/').document);
    const context = new NavigableContext(popup);
    const before = context.isClosing;

    popup.isClosing = true;

    expect([before, context.isClosing]).to.deep.equal([false, true]);
  });
});
