import { expect } from 'chai';
import { showWithoutLoading } from '../../../lib/html/navigation/show-without-loading.ts';
import { traversable } from '../bare-model.ts';
import { tabAt } from '../model-tree.ts';

describe('a page that is shown without being loaded', () => {
  it('is there as if it had loaded, with an entry of its own', () => {
    const { document: before } = tabAt('https://a.example/');
    const tab = traversable();

    showWithoutLoading(tab, before.params);

    const { activeDocument: document, entries, navigations } = tab;
    expect([document?.url, document?.lifecycle.loaded, entries.length]).to.deep.equal(['https://a.example/', true, 1]);
    expect(navigations.lastResult).to.deep.equal({ ok: true, url: 'https://a.example/', status: 200, reason: null });
    expect(document?.origin).to.deep.equal(before.origin);
  });
});
