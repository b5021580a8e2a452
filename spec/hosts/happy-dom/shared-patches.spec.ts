import { expect } from 'chai';
import { Document, DocumentFragment, Element, EventTarget, HTMLElement } from 'happy-dom';
import HTMLParser from 'happy-dom/lib/html-parser/HTMLParser.js';
import ElementEventAttributeUtility from 'happy-dom/lib/nodes/element/ElementEventAttributeUtility.js';
import { applySharedPatches } from '../../../lib/hosts/happy-dom/shared-patches.ts';
import { Patches } from '../../../lib/hosts/page/patches.ts';

const shared = [Document, DocumentFragment, Element, EventTarget, HTMLElement, HTMLParser].map(
  ({ prototype }): object => prototype,
);
const all = (): unknown[] => [...shared, ElementEventAttributeUtility].map((each) => Object.getOwnPropertyDescriptors(each));

describe('what all windows of happy-dom share', () => {
  it('is as it was when the patches are taken off', () => {
    const before = all();
    const patches = new Patches();

    applySharedPatches(patches);
    const between = all();
    patches.undo();

    expect(between).not.to.deep.equal(before);
    expect(all()).to.deep.equal(before);
  });
});
