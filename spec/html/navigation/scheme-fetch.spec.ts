import { expect } from 'chai';
import { dataURL, networkRequest } from '../../../lib/html/navigation/scheme-fetch.ts';
import { addBlobURLEntry } from '../../../lib/file-api/blob-url-store.ts';
import { originOf, tabAt } from '../model-tree.ts';

describe('what a page asks for', () => {
  const request = { url: 'https://b.example/x', method: 'GET', headers: {}, body: null, delaysLoad: false };

  it('is asked for on behalf of its document, with the mode no-cors unless it says otherwise', () => {
    const { document } = tabAt('https://a.example/page');

    expect(networkRequest(document, request)).to.deep.include({
      mode: 'no-cors',
      initiator: document.origin,
      referrer: 'https://a.example/',
    });
    expect(networkRequest(document, { ...request, mode: 'cors' })).to.include({ mode: 'cors' });
  });

  it('has as a blob: URL the origin of who made it', () => {
    const { document } = tabAt('https://a.example/page');
    const { blobURLs } = document.userAgent;
    const blob = { type: '', text: () => Promise.resolve('') };
    const url = addBlobURLEntry(blobURLs, blob, document, () => 0.5);

    expect(networkRequest(document, { ...request, url }).urlOrigin).to.deep.equal(originOf('https://a.example/'));
    expect(networkRequest(document, { ...request, url: 'blob:https://a.example/none' })).to.not.have.property('urlOrigin');
  });

  it('is there as a data: URL, unless that is malformed', () => {
    expect(dataURL('data:text/plain,hi')).to.include({ body: 'hi' });
    expect(dataURL('data:')).to.deep.equal({ reason: 'The data: URL is malformed.' });
    expect(dataURL('https://a.example/')).to.equal(null);
  });
});
