import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('the document of the jsdom host', () => {
  it('gives its window a console, when it is told to', async () => {
    const { jsdom } = await import('../../../lib/hosts/jsdom/index.ts');
    const { Browser } = await import('../../../lib/index.ts');
    const written: unknown[] = [];
    const host = jsdom({ console: { log: (...args: unknown[]) => written.push(...args) } });
    const tab = await new Browser({ host: host as never }).open('https://a.example/');

    await tab.evaluate('console.log("a", 1)');

    expect(written).to.deep.equal(['a', 1]);
  });

  it('defines top, which jsdom lets nobody change', () => {
    const page = openPage();

    page.host.define('top', { get: () => 'above', enumerable: true, configurable: true });

    expect(page.run('[top, window.top]')).to.deep.equal(['above', 'above']);
  });

  it('can still be read when it is gone', () => {
    const page = openPage({ markup: '<p>x</p>' });

    page.host.destroy();
    page.host.destroy();

    expect(page.run('[location.href, document.querySelector("p").textContent, document.defaultView]')).to.deep.equal([
      'https://a.example/dir/page',
      'x',
      null,
    ]);
  });

  it('fires load at iframes alone', () => {
    const page = openPage({ markup: '<iframe onload="loaded = 1"></iframe><p onload="loaded = 2"></p>' });

    page.host.fireFrameLoad(page.window.document.querySelector('p') ?? {});
    const atParagraph = page.run('typeof loaded');
    page.host.fireFrameLoad(page.window.document.querySelector('iframe') ?? {});

    expect([atParagraph, page.run('loaded')]).to.deep.equal(['undefined', 1]);
  });

  it('describes what the console shows, and loads again with each run', () => {
    const { host } = openPage({ markup: '<p id="p"></p>' });

    expect(host.describe?.(host.evaluate('document.body.firstChild') as object, String)).to.equal('<p id="p">');
    expect(host.reset?.(null as never)).to.equal(false);
  });

  it('gives listeners to an object, and takes messages', () => {
    const page = openPage();
    const target = page.host.evaluate('var target = {}; target') as object;
    page.host.becomeEventTarget?.(target);

    page.run('var heard = []; EventTarget.prototype.addEventListener.call(target, "message", (e) => heard.push(e.data)); 0');
    page.host.fireMessage('message', { data: 5, origin: '', source: null, ports: [] } as never, target);

    expect(page.run('heard')).to.deep.equal([5]);
  });
});
