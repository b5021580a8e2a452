import { expect } from 'chai';
import { contentDocument, frameElement } from '../../../lib/html/frames/content-document.ts';
import { createChildNavigable } from '../../../lib/html/frames/child-navigable.ts';
import { tabAt } from '../model-tree.ts';

describe('what a frame shows', () => {
  it('is its document, and the element of that, where both have the same origin', () => {
    const { document } = tabAt('https://a.example/');
    const element = {};
    const child = createChildNavigable(document, element, { src: null, srcdoc: null, name: '', sandbox: null });

    expect(contentDocument(document, element)).to.equal(child.activeDocument);
    expect(frameElement(child.activeDocument!)).to.equal(element);
  });

  it('is nothing for the page around it in a sandbox, nor has a page of a tab an element', () => {
    const { document } = tabAt('https://a.example/');
    const element = {};
    const child = createChildNavigable(document, element, { src: null, srcdoc: null, name: '', sandbox: '' });

    expect([contentDocument(document, element), contentDocument(document, {})]).to.deep.equal([null, null]);
    expect([frameElement(child.activeDocument!), frameElement(document)]).to.deep.equal([null, null]);
  });
});
