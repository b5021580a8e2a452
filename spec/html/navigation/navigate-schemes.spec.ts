import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { hooked } from '../hooked-host.ts';

describe('the URLs for which no server is asked', () => {
  it('are about: and data:', async () => {
    const asked: string[] = [];
    const { tab, made } = await hooked('about:blank', {
      pages(request) {
        asked.push(request.url);
        return new Response('');
      },
    });

    const navigated = await tab.goto('data:text/plain;charset=utf-8,hello');

    expect(asked).to.deep.equal([]);
    expect(navigated.ok).to.equal(true);
    expect(made.map(({ init }) => [init.url, init.origin, init.contentType])).to.deep.equal([
      ['about:blank', 'null', 'text/html'],
      ['data:text/plain;charset=utf-8,hello', 'null', 'text/plain'],
    ]);
  });

  it('end on an error page when a data: URL is malformed', async () => {
    const { tab } = await hooked();

    const navigated = await tab.goto('data:text/html');

    expect(navigated).to.deep.equal({ ok: false, url: 'data:text/html', status: 0, reason: 'The data: URL is malformed.' });
  });

  it('give about:blank the origin of the page that went there', async () => {
    const { browser, tab } = await hooked();

    tab.window.location.href = 'about:blank';
    await browser.settle();

    expect([tab.url, tab.window.origin]).to.deep.equal(['about:blank', 'https://a.example']);
  });
});

describe('a scheme that no page can be loaded from', () => {
  it('shows the user an error page that says so, and asks nobody', async () => {
    const asked: string[] = [];
    const pages = ({ url }: Request): Response => {
      asked.push(url);
      return new Response();
    };
    const browser = new Browser({ pages });

    const tab = await browser.open('ftp://a.example/');
    const navigated = await tab.goto('mailto:a@a.example');

    const reason = 'mailto: is not a scheme that a page can be loaded from.';
    expect(navigated).to.deep.equal({ ok: false, url: 'mailto:a@a.example', status: 0, reason });
    expect(asked).to.deep.equal([]);
    expect(() => tab.localStorage)
      .to.throw()
      .with.property('name', 'SecurityError');
  });

  it('leaves a page that asks for it where it is', async () => {
    const tab = await new Browser().open('https://a.example/');
    const { document } = tab;

    tab.window.location.href = 'mailto:a@a.example';
    await tab.browser.settle();

    const reason = 'mailto: is not a scheme that a page can be loaded from.';
    expect(tab.navigated).to.deep.equal({ ok: false, url: 'https://a.example/', status: 0, reason });
    expect(tab.document === document).to.equal(true);
    expect(String(tab)).to.equal('Tab tab1 https://a.example/');
  });

  it('leaves a frame blank, and does not keep its page from loading', async () => {
    const tab = await new Browser().open('https://a.example/');

    const frame = await tab.addFrame('custom:thing');

    expect([frame.url, frame.navigated.ok]).to.deep.equal(['about:blank', false]);
  });

  it('is none of http, https and file, for which the server is asked', async () => {
    const asked: string[] = [];
    const pages = ({ url }: Request): Response => {
      asked.push(url);
      return new Response();
    };
    const browser = new Browser({ pages });
    const urls = ['http://a.example/', 'https://a.example/', 'file:///a.html'];

    for (const url of urls) expect((await browser.open(url)).navigated.ok).to.equal(true);

    expect(asked).to.deep.equal(urls);
  });

  it('is not blob, for which the store of blob URLs is read, and no server is asked', async () => {
    let asked = 0;
    const browser = new Browser({
      pages: () => {
        asked++;
        return new Response();
      },
    });

    const tab = await browser.open('blob:https://a.example/5');

    expect([asked, tab.navigated.ok, tab.navigated.reason]).to.deep.equal([
      0,
      false,
      'blob:https://a.example/5 stands for nothing (any more).',
    ]);
  });
});
