import { expect } from 'chai';
import { Browser, type Tab } from 'storageloom';
import { hooked } from '../hooked-host.ts';

const a = 'https://a.example/dir/';

describe('what the windows of a page lead to', () => {
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

  it('close a window also when the page that it is on its way to answers first', async () => {
    await using browser = new Browser();
    const tab = await browser.open('https://a.example/');
    await tab.run((window) => void window.open('/popup'));
    await browser.settle();
    const [popup] = tab.popups as [Tab];
    for (const each of [tab, popup]) await each.run((window) => (window.location.href = '/elsewhere'));
    // Both are asked for, both answers come, and that of the first is shown.
    for (let step = 0; step < 3; step++) await browser.step();

    popup.window.close();
    await browser.step({ choose: 'tab1-popup1.navigation' });
    const reason = popup.navigated.reason;
    await browser.settle();

    expect([reason, popup.closed]).to.deep.equal(['The page called window.close().', true]);
  });
});
