import { expect } from 'chai';
import { isAllowedBySandboxingToNavigate as isAllowed } from '../../../lib/html/navigables/allowed-to-navigate.ts';
import type { Document } from '../../../lib/html/records/document.ts';
import { frameIn, popupOf, tabAt } from '../model-tree.ts';

const a = 'https://a.example/';

const activeIn = ({ activeDocument }: { readonly activeDocument: Document | null }): Document => activeDocument!;

describe('a document is allowed by sandboxing to navigate', () => {
  it('its own navigable, and what is inside of it, in whatever sandbox', () => {
    const { document } = tabAt(a);
    const frame = frameIn(document, { sandbox: '' });
    const inner = frameIn(activeIn(frame));

    expect(isAllowed(activeIn(frame), frame)).to.equal(true);
    expect(isAllowed(activeIn(frame), inner)).to.equal(true);
  });

  it('the top above it, unless a sandbox without allow-top-navigation forbids that', () => {
    const { tab, document } = tabAt(a);

    const allowed = [null, '', 'allow-scripts', 'allow-top-navigation'].map((sandbox) =>
      isAllowed(activeIn(frameIn(document, { sandbox })), tab),
    );

    expect(allowed).to.deep.equal([true, false, false, true]);
  });

  it('a frame above it that is no tab', () => {
    const { document } = tabAt(a);
    const frame = frameIn(document);
    const inner = frameIn(activeIn(frame), { sandbox: '' });

    expect(isAllowed(activeIn(inner), frame)).to.equal(true);
  });

  it('a tab that it opened itself from its sandbox', () => {
    const { document } = tabAt(a);
    const frame = frameIn(document, { sandbox: 'allow-popups' });
    const other = frameIn(document, { sandbox: 'allow-popups' });
    const popup = popupOf(activeIn(frame));

    expect(isAllowed(activeIn(frame), popup)).to.equal(true);
    expect(isAllowed(activeIn(other), popup)).to.equal(false);
  });

  it('every other navigable, unless it is in a sandbox', () => {
    const { document } = tabAt(a);
    const [free, sandboxed] = [frameIn(document), frameIn(document, { sandbox: 'allow-top-navigation' })];

    expect(isAllowed(activeIn(free), sandboxed)).to.equal(true);
    expect(isAllowed(activeIn(sandboxed), free)).to.equal(false);
  });
});
