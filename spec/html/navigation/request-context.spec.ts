import { expect } from 'chai';
import { Browser } from 'storageloom';

describe('the context of a request', () => {
  it('tells of a script in a page where it comes from, and of one in a frame also what is around it', async () => {
    const seen: (readonly [url: string, referrer: string | null])[] = [];
    await using browser = new Browser({
      pages: (request) => {
        seen.push([request.url, request.headers.get('referer')]);
        return new Response('', { headers: { 'content-type': 'text/html', 'set-cookie': 'id=1; SameSite=Strict' } });
      },
    });
    const tab = await browser.open('https://a.example/page#part');
    await tab.addFrame('https://b.example/frame');

    await tab.run((window) => (window.location.href = '/next'));
    await browser.settle();

    expect(seen).to.deep.equal([
      ['https://a.example/page#part', null],
      ['https://b.example/frame', 'https://a.example/'],
      ['https://a.example/next', 'https://a.example/page'],
    ]);
    expect(tab.document.cookie).to.equal('id=1');
  });
});
