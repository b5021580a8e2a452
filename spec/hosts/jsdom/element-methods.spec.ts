import { expect } from 'chai';
import { patchMethods } from '../../../lib/hosts/jsdom/element-methods.ts';
import { implOf, prototypes } from '../../../lib/hosts/jsdom/internals.ts';
import { Patches } from '../../../lib/hosts/page/patches.ts';
import { openPage } from './open-page.ts';

describe('a method of elements that is replaced', () => {
  it('is so in windows of the model, by what page code sees of the element', () => {
    const { window, host } = openPage();
    const meta = window.document.createElement('meta');
    const patches = new Patches();
    const seen: unknown[] = [];
    const before = Object.getOwnPropertyDescriptor(prototypes.meta, '_attach');

    patchMethods(patches, 'meta', { _attach: (_insides, element, _impl, _args, original) => (seen.push(element), original()) });
    window.document.head.append(meta);
    patches.undo();
    const after = Object.getOwnPropertyDescriptor(prototypes.meta, '_attach');
    host.destroy();

    expect(seen[0] === meta).to.equal(true);
    expect(implOf(meta)?._attached).to.equal(true);
    expect(after).to.deep.equal(before);
  });
});
