import { expect } from 'chai';
import { frameIn, tabAt } from '../model-tree.ts';

describe('the child navigables of a document', () => {
  it('are listed in the order of their making, as they are at that moment', () => {
    const { document } = tabAt('https://a.example/');
    const before = document.children.list;
    const [one, two] = [frameIn(document), frameIn(document)];
    const both = document.children.list;

    document.children.remove(one);

    expect([before, both, document.children.list]).to.deep.equal([[], [one, two], [two]]);
    expect(document.children.made).to.equal(2);
  });

  it('are found by the element that they are in', () => {
    const { document } = tabAt('https://a.example/');
    const element = {};
    document.hooks.frameInserted(element, { src: null, srcdoc: null, name: '', sandbox: null });

    expect(document.children.in(element)).to.equal(document.children.list[0]);
    expect(document.children.in({})).to.equal(null);
  });
});
