import { expect } from 'chai';
import { inclusiveDescendants } from '../../../lib/html/navigables/inclusive-descendants.ts';
import { traversable } from '../bare-model.ts';
import { frameIn, tabAt } from '../model-tree.ts';

describe('the inclusive descendants of a navigable', () => {
  it('are itself and the frames in it at any depth, in tree order', () => {
    const { tab, document } = tabAt('https://a.example/');
    const [first] = [frameIn(document), frameIn(document)];
    frameIn(first.activeDocument!);

    const names = [...inclusiveDescendants(tab)].map(({ name }) => name);

    expect(names).to.deep.equal(['tab1', 'tab1/frame1', 'tab1/frame1/frame1', 'tab1/frame2']);
  });

  it('are itself alone while it shows nothing', () => {
    const tab = traversable();

    expect([...inclusiveDescendants(tab)]).to.deep.equal([tab]);
  });
});
