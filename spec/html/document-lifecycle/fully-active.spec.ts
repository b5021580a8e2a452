import { expect } from 'chai';
import { setFullyActive } from '../../../lib/html/document-lifecycle/fully-active.ts';
import { frameIn, tabAt } from '../model-tree.ts';

describe('being fully active', () => {
  it('is of a document and of all that are in it', () => {
    const { document } = tabAt('https://a.example/');
    const inner = frameIn(frameIn(document).activeDocument!).activeDocument!;

    setFullyActive(document, false);
    const left = [document.active, inner.active];
    setFullyActive(document, true);

    expect([left, document.active, inner.active]).to.deep.equal([[false, false], true, true]);
  });
});
