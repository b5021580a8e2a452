import { expect } from 'chai';
import type { DocumentHooks } from '../../../lib/index.ts';
import { hooked } from '../hooked-host.ts';
import { nothingLeft } from '../../browser/nothing-left.ts';

const getRequest = { url: 'https://a.example/data', method: 'GET', headers: {}, body: null, delaysLoad: false };

describe('the hooks of a window', () => {
  it('navigate and reload its tab, later', async () => {
    const { browser, tab, made } = await hooked();

    made[0]!.init.hooks.navigate('https://b.example/', { cause: 'script', replace: false });
    const before = tab.url;
    await browser.settle();
    made[1]!.init.hooks.reload();
    await browser.settle();

    expect(before).to.equal('https://a.example/');
    expect(made.map(({ init }) => init.url)).to.deep.equal(['https://a.example/', 'https://b.example/', 'https://b.example/']);
  });

  it('hand on method, body and type of what a form sends', async () => {
    const asked: unknown[] = [];
    const { browser, made } = await hooked('https://a.example/', {
      async pages(request) {
        asked.push([request.method, request.headers.get('content-type'), await request.text()]);
        return new Response('');
      },
    });

    const form = { cause: 'form', replace: false, method: 'POST', body: 'seat=3', contentType: 'text/x-seat' } as const;
    made[0]!.init.hooks.navigate('https://a.example/book', form);
    await browser.settle();

    expect(asked).to.deep.equal([
      ['GET', null, ''],
      ['POST', 'text/x-seat', 'seat=3'],
    ]);
  });

  it('traverse the history of its tab, and by 0 reload where it is', async () => {
    const { browser, tab, made } = await hooked('https://a.example/1');
    await tab.goto('/2');

    made[1]!.init.hooks.traverse(1);
    made[1]!.init.hooks.traverse(-1);
    await browser.settle();
    const { url } = tab;
    made[0]!.init.hooks.traverse(0);
    await browser.settle();

    expect(url).to.equal('https://a.example/1');
    expect(made.map(({ init }) => init.url.at(-1))).to.deep.equal(['1', '2', '1']);
  });

  it('lead nowhere while its document is being left', async () => {
    const { browser, tab, made } = await hooked('https://a.example/1');
    await tab.goto('/2');
    const { hooks } = made[1]!.init;
    tab.window.addEventListener('pagehide', () => {
      hooks.traverse(-1);
      hooks.traverse(0);
    });

    await tab.goto('/3');
    await browser.settle();

    expect(tab.url).to.equal('https://a.example/3');
    expect(browser.trace.events({ type: 'navigation-started' }).map(({ url }) => url.at(-1))).to.deep.equal(['1', '2', '3']);
  });

  it('have no history while its document is kept', async () => {
    const { tab, made } = await hooked('https://a.example/1');
    const { hooks } = made[0]!.init;
    await tab.goto('/2');

    const refusals = [
      () => hooks.traverse(1),
      () => hooks.historyLength(),
      () => hooks.historyState(),
      () => hooks.changeHistory('push', null, null, 'https://a.example/1'),
    ];

    for (const refused of refusals) {
      expect(refused)
        .to.throw(made[0]!.host.realm.DOMException, 'the document is not fully active')
        .with.property('name', 'SecurityError');
    }
  });

  it('close the tab in a task', async () => {
    const { browser, tab, made } = await hooked();

    made[0]!.init.hooks.close();
    const before = tab.closed;
    await browser.settle();

    expect([before, tab.closed]).to.deep.equal([false, true]);
  });

  it('open tabs, until their document is gone or kept to be returned to', async () => {
    const { browser, tab, made } = await hooked();
    const { hooks } = made[0]!.init;

    const popup = hooks.open('https://a.example/p', '_blank', '');
    hooks.follow('https://a.example/q', '_blank', null, { cause: 'link', replace: false });
    await browser.settle();
    await tab.goto('/2');
    hooks.follow('https://a.example/r', '_blank', null, { cause: 'link', replace: false });

    expect(popup === null).to.equal(false);
    expect(hooks.open('https://a.example/', '_blank', '')).to.equal(null);
    expect(tab.popups.map(({ url }) => url)).to.deep.equal(['https://a.example/p', 'https://a.example/q']);
  });

  it('read and set the domain of the document', async () => {
    const { made } = await hooked('https://www.a.example/');
    const { hooks } = made[0]!.init;

    hooks.setDomain('a.example');

    expect(hooks.domain()).to.equal('a.example');
  });

  it('tell the model of a new URL of the document', async () => {
    const { browser, tab, made } = await hooked();

    made[0]!.init.hooks.changeHistory('push', null, '/pushed', 'https://a.example/');

    expect(tab.url).to.equal('https://a.example/pushed');
    expect(browser.trace.events({ type: 'url-changed' })).to.have.lengthOf(1);
  });

  it('reach the cookies of the document', async () => {
    const { browser, made } = await hooked();
    const other = await browser.open('https://a.example/other');

    made[0]!.init.hooks.setCookie('seat=3');

    expect(made[0]!.init.hooks.getCookie()).to.equal('seat=3');
    expect(other.window.document.cookie).to.equal('seat=3');
  });
});

describe('the fetches of a window', () => {
  it('are answered in a networking task of the document', async () => {
    const { browser, made } = await hooked('https://a.example/', { pages: () => new Response('hello', { status: 201 }) });
    const fetched = made[0]!.init.hooks.fetch(getRequest);

    const step = await browser.step();

    expect([step?.name, step?.source, step?.label]).to.deep.equal(['tab1.network', 'networking', 'response 201 data']);
    expect(await fetched).to.include({ url: 'https://a.example/data', status: 201, body: 'hello' });
  });

  it('reject when no answer came', async () => {
    const { browser, made } = await hooked('https://a.example/', { pages: () => Response.error() });
    const fetched = made[0]!.init.hooks.fetch(getRequest).catch((error: unknown) => error);

    await browser.settle();

    expect(await fetched)
      .to.be.an('error')
      .with.property('message')
      .that.contains('network error');
  });

  it('of a document that is gone stay without an answer', async () => {
    const { browser, tab, made } = await hooked();
    let settled = false;
    const noteSettled = (): void => void (settled = true);
    const { hooks } = made[0]!.init;

    void hooks.fetch(getRequest).then(noteSettled, noteSettled);
    await tab.close();
    void hooks.fetch(getRequest).then(noteSettled, noteSettled);
    await browser.settle();

    expect(settled).to.equal(false);
  });
});

describe('the synchronous fetches of a window', () => {
  it('are answered at once, or throw', async () => {
    const pages = ({ url }: Request): Response => (url.endsWith('/') ? new Response('') : new Response(null, { status: 204 }));
    const { made } = await hooked('https://a.example/', { pages });
    const { hooks } = made[0]!.init;

    expect(hooks.fetchSynchronously(getRequest)).to.include({ url: 'https://a.example/data', status: 204, body: '' });
    expect(() => hooks.fetchSynchronously({ ...getRequest, url: 'https://a.example/' })).to.throw('can only be waited for');
    expect(() => hooks.fetchSynchronously({ ...getRequest, url: 'blob:https://a.example/1' })).to.throw('cannot be read at once');
  });

  it('of a document that is gone throw', async () => {
    const { tab, made } = await hooked();

    await tab.close();

    expect(() => made[0]!.init.hooks.fetchSynchronously(getRequest)).to.throw('The document is gone.');
  });
});

describe('a window whose document is gone', () => {
  it('has no way out any more', async () => {
    const { browser, tab, made } = await hooked('https://a.example/', { behaviour: { backForwardCache: 'off' } });
    const { hooks } = made[0]!.init;
    await tab.goto('https://b.example/');
    const events = browser.trace.events().length;

    const uses: readonly ((hooks: DocumentHooks) => unknown)[] = [
      (gone) => gone.navigate('https://c.example/', { cause: 'script', replace: false }),
      (gone) => gone.reload(),
      (gone) => gone.close(),
      (gone) => gone.refresh('1', 'https://a.example/'),
      (gone) => gone.queueTask('later', () => undefined),
      (gone) => gone.frameInserted({}, { src: null, srcdoc: null, name: '', sandbox: null }),
    ];
    for (const use of uses) use(hooks);
    expect(() => hooks.traverse(0)).to.throw('the document is not fully active');

    expect(hooks.setTimer(() => undefined, 0, false)).to.equal(0);
    expect(await browser.settle()).to.deep.equal(nothingLeft);
    expect(browser.trace.events()).to.have.lengthOf(events);
    expect(tab.url).to.equal('https://b.example/');
  });
});
