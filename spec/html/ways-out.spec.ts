import { expect } from 'chai';
import { Browser } from 'storageloom';
import { hooked } from './hooked-host.ts';

const a = 'https://a.example/dir/';

describe('the ways out of a window', () => {
  it('lead to blank pages of its own origin', async () => {
    const { tab, browser } = await hooked(a);

    tab.window.location = 'about:blank';
    await browser.settle();

    expect([tab.url, tab.window.origin]).to.deep.equal(['about:blank', 'https://a.example']);
  });

  it('carry method, body and content type along', async () => {
    const requests: unknown[] = [];
    const { browser, made } = await hooked(a, {
      pages: async (request) => {
        requests.push([request.method, request.headers.get('content-type'), await request.text()]);
        return new Response('');
      },
    });

    made[0]?.init.hooks.navigate(`${a}send`, {
      cause: 'form',
      replace: false,
      method: 'POST',
      body: 'k=v',
      contentType: 'text/x',
    });
    await browser.settle();

    expect(requests[1]).to.deep.equal(['POST', 'text/x', 'k=v']);
  });

  it('of a frame do not close it', async () => {
    const { tab, browser } = await hooked(a);
    const frame = await tab.addFrame('/f');

    frame.window.close();
    await browser.settle();

    expect([frame.removed, tab.closed]).to.deep.equal([false, false]);
  });

  it('for another origin resolve a URL against the document of that origin whose code runs', async () => {
    const { tab, browser } = await hooked(a);
    const [, two] = [await tab.addFrame('https://b.example/1/'), await tab.addFrame('https://b.example/2/')];

    await two.run((window) => Reflect.set(window.parent, 'location', 'next'));
    await browser.settle();

    expect(tab.url).to.equal('https://b.example/2/next');
    expect(tab.frames).to.deep.equal([]);
  });

  it('for another origin want an absolute URL where no document of that origin is left', async () => {
    const { tab, browser } = await hooked(a);
    const held = tab.window;
    await tab.goto('https://b.example/');

    expect(() => Reflect.set(held, 'location', 'next'))
      .to.throw()
      .with.property('name', 'SyntaxError');
    Reflect.set(held, 'location', 'https://c.example/');
    await browser.settle();

    expect(tab.url).to.equal('https://c.example/');
  });

  it('close a window also when it was on its way to another page, or goes there afterwards', async () => {
    for (const first of ['close', 'go'] as const) {
      await using browser = new Browser();
      const tab = await browser.open('https://a.example/');
      await tab.run((window) => void window.open('/popup'));
      await browser.settle();
      const [popup] = tab.popups;

      await popup?.run((window) => {
        if (first === 'close') window.close();
        window.location.href = '/elsewhere';
        if (first === 'go') window.close();
      });
      for (let step = await browser.step({ choose: first === 'go' ? 'tab1-popup1.navigation' : 'tab1.dom' }); step !== null;) {
        step = await browser.step();
      }

      expect(popup?.closed, first).to.equal(true);
    }
  });
});
