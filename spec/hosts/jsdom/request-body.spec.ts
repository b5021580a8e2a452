import { expect } from 'chai';
import { bodyFrom, bodyOf, keepText, keptText } from '../../../lib/hosts/jsdom/request-body.ts';
import { openPage } from './open-page.ts';

const multipart = (): { body: string; contentType: string } => ({
  body: 'parts',
  contentType: 'multipart/form-data; boundary=b',
});

describe('the body of a request on jsdom', () => {
  it('is made of what a page gives', () => {
    const { host } = openPage();
    const from = (code: string): unknown[] => {
      const { type, text } = bodyFrom(host.evaluate(code), multipart);
      return [type, text];
    };

    expect(
      ['null', '"text"', '5', '({})', 'new Blob(["b"])', 'new FormData()', 'new Uint8Array(1)', 'new ArrayBuffer(1)'].map(from),
    ).to.deep.equal([
      [null, null],
      [null, 'text'],
      [null, '5'],
      [null, '[object Object]'],
      [null, 'b'],
      ['multipart/form-data; boundary=b', 'parts'],
      [null, null],
      [null, null],
    ]);
  });

  it('is there at once where its text was kept', async () => {
    const request = new Request('https://a.example/', { method: 'POST', body: 'later' });
    const kept = {};
    keepText(kept, 'now');

    expect([bodyOf(kept), keptText(request), await bodyOf(request)]).to.deep.equal(['now', null, 'later']);
  });

  it('is what a stream gives, of which no text is known', () => {
    const stream = new ReadableStream();

    expect(bodyFrom(stream, multipart)).to.deep.equal({ body: stream, type: null, text: null });
  });
});
