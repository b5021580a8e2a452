import { expect } from 'chai';
import { blobURLEntryOf } from '../../../lib/html/navigation/blob-url-entry.ts';
import { tabAt } from '../model-tree.ts';

describe('the blob URL entry of a URL', () => {
  it('is what the URL stands for, until it is revoked', () => {
    const { document } = tabAt('https://a.example/');
    const blob = { type: '', text: () => Promise.resolve('x') };
    const url = document.hooks.createObjectURL(blob);
    const before = blobURLEntryOf(document.userAgent, url)?.object === blob;

    document.hooks.revokeObjectURL(url);

    expect([before, blobURLEntryOf(document.userAgent, url)]).to.deep.equal([true, null]);
  });

  it('is null for all other URLs', () => {
    const { document } = tabAt('https://a.example/');

    expect(blobURLEntryOf(document.userAgent, 'https://a.example/')).to.equal(null);
  });
});
