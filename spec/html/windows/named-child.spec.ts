import { expect } from 'chai';
import { namedChild } from '../../../lib/html/windows/named-child.ts';
import { frameIn, tabAt } from '../model-tree.ts';

describe('the frame of a name', () => {
  it('is the first with that name', () => {
    const { document } = tabAt('https://a.example/');
    const first = frameIn(document, { name: 'left' });
    frameIn(document, { name: 'left' });

    expect(namedChild(document, 'left')).to.equal(first);
  });

  it('is none where no frame has it, and none of the name that is empty', () => {
    const { document } = tabAt('https://a.example/');
    frameIn(document, { name: '' });

    expect([namedChild(document, 'left'), namedChild(document, '')]).to.deep.equal([null, null]);
  });

  it('is none while the frame shows a page of another origin', () => {
    const { document } = tabAt('https://a.example/');
    const frame = frameIn(document, { name: 'left' });
    const { activeDocument: other } = tabAt('https://b.example/').tab;

    frame.activeDocument = other;

    expect(namedChild(document, 'left')).to.equal(null);
  });
});
