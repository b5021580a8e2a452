import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { hooked } from '../hooked-host.ts';
import { scripted, served } from '../scripted-host.ts';

describe('navigating', () => {
  it('replaces document and window, and keeps the tab', async () => {
    const { tab, made } = await hooked('https://a.example/1');
    const { document } = tab;

    const navigated = await tab.goto('https://a.example/2');

    expect(navigated).to.deep.equal({ ok: true, url: 'https://a.example/2', status: 200, reason: null });
    expect(tab.navigated).to.deep.equal(navigated);
    expect(tab.document === document).to.equal(false);
    expect(made[0]!.host.window === made[1]!.host.window).to.equal(false);
  });

  it('comes in a task of its own: the script that asked for it goes on first', async () => {
    const { browser, tab } = await hooked('https://a.example/1');

    const during = await tab.run((window) => {
      window.location.href = '/2';
      window.localStorage.setItem('k', 'v');
      return window.location.href;
    });
    const [task] = browser.pending;
    await browser.settle();

    expect(during).to.equal('https://a.example/1');
    expect([task?.label, task?.source, task?.document, task?.tab]).to.deep.equal([
      'navigate https://a.example/2',
      'navigation and traversal',
      null,
      tab,
    ]);
    expect(tab.url).to.equal('https://a.example/2');
  });

  it('is overtaken by a later one', async () => {
    const { browser, tab, made } = await hooked('https://a.example/1');

    tab.window.location.href = '/2';
    await browser.step();
    tab.window.location.href = '/3';
    await browser.settle();

    expect(tab.url).to.equal('https://a.example/3');
    expect(made.map(({ init }) => init.url)).to.deep.equal(['https://a.example/1', 'https://a.example/3']);
  });

  it('is in the trace with its cause and its end', async () => {
    const { browser, tab } = await hooked('https://a.example/1');
    tab.window.location.href = '/2';
    await browser.settle();
    await tab.reload();

    const started = browser.trace.events({ type: 'navigation-started' });
    const ended = browser.trace.events({ type: 'navigation-ended' });

    expect(started.map(({ cause, url }) => [cause, url.at(-1)])).to.deep.equal([
      ['user', '1'],
      ['script', '2'],
      ['reload', '2'],
    ]);
    expect(ended.map(({ url, status, reason }) => [url.at(-1), status, reason])).to.deep.equal([
      ['1', 200, ''],
      ['2', 200, ''],
      ['2', 200, ''],
    ]);
  });

  it('tells the old page that it is left: pagehide, then unload', async () => {
    const { tab } = await hooked();
    const seen: string[] = [];
    tab.window.addEventListener('pagehide', ({ persisted }) => seen.push(`pagehide ${persisted}`));
    tab.window.addEventListener('unload', () => seen.push('unload'));

    await tab.goto('https://b.example/');

    expect(seen).to.deep.equal(['pagehide false', 'unload']);
  });

  it('tells a page that has not loaded yet only of unload', async () => {
    const listening = ['pagehide', 'unload'].map((type) => `addEventListener('${type}', () => { localStorage.${type} = '1'; });`);
    const host = scripted();
    const browser = new Browser({
      host: {
        ...host,
        create(init) {
          // Answered just before the next page, so that load never comes.
          const request = { url: init.url, method: 'GET', headers: {}, body: null, delaysLoad: true };
          if (init.url.endsWith('/first')) void init.hooks.fetch(request);
          return host.create(init);
        },
      },
      pages: served({ '/first': `${listening.join('')} location.href = '/next';`, '/next': '' }),
    });

    const tab = await browser.open('https://a.example/first');

    expect(tab.url).to.equal('https://a.example/next');
    expect({ ...tab.localStorage }).to.deep.equal({ unload: '1' });
  });

  it('removes what an old page that is not kept had still to do', async () => {
    const { browser, tab } = await hooked('https://a.example/', { behaviour: { backForwardCache: 'off' } });
    let ran = false;
    tab.window.setTimeout(() => (ran = true), 1);

    await tab.goto('https://b.example/');
    await browser.settle({ timers: true });

    expect(ran).to.equal(false);
    expect(browser.trace.events({ type: 'task-removed' }).map(({ reason }) => reason)).to.deep.equal(['document destroyed']);
  });
});

describe('what is navigated to', () => {
  it('takes the place of the page when it is the same URL, and its own origin or the user asks', async () => {
    const { browser, tab } = await hooked();

    tab.window.location.href = 'https://a.example/';
    await browser.settle();
    await tab.goto('https://a.example/');

    expect(tab.window.history.length).to.equal(1);
  });

  it('is pushed when code of another origin asks, also for the same URL', async () => {
    const { browser, tab } = await hooked();
    const frame = await tab.addFrame('https://b.example/');

    frame.window.parent.location = 'https://a.example/';
    await browser.settle();

    expect([tab.url, tab.window.history.length]).to.deep.equal(['https://a.example/', 2]);
  });

  it('takes the place of a page of a frame that has not loaded', async () => {
    const { browser, tab, made } = await hooked();
    const element = {};
    const { hooks } = made[0]!.init;
    hooks.frameInserted(element, { src: 'https://a.example/1', srcdoc: null, name: '', sandbox: null });
    while (tab.frames[0]?.url !== 'https://a.example/1') await browser.step();

    hooks.frameChanged(element, { src: 'https://a.example/2', srcdoc: null, name: '', sandbox: null });
    await browser.settle();

    expect([tab.frames[0]?.url, tab.window.history.length]).to.deep.equal(['https://a.example/2', 1]);
  });
});

describe('navigating to a fragment', () => {
  it('keeps the document and changes its URL at once', async () => {
    const { browser, tab, made } = await hooked('https://a.example/page');

    const during = await tab.run((window) => {
      window.location.hash = '#part';
      return window.location.href;
    });
    await browser.settle();

    expect([during, tab.url]).to.deep.equal(['https://a.example/page#part', 'https://a.example/page#part']);
    expect(made).to.have.lengthOf(1);
  });

  it('is also what the user does with such a URL', async () => {
    const { tab, made } = await hooked('https://a.example/page#one');

    const navigated = await tab.goto('#two');

    expect(navigated).to.deep.equal({ ok: true, url: 'https://a.example/page#two', status: 200, reason: null });
    expect(made).to.have.lengthOf(1);
  });

  it('does not stop another navigation that is under way', async () => {
    const { browser, tab } = await hooked('https://a.example/page');

    await tab.run((window) => {
      window.location.href = '/next';
      window.location.hash = '#part';
    });
    await browser.settle();

    expect(tab.url).to.equal('https://a.example/next');
  });

  it('is none when the rest of the URL differs, on a reload, or with a form that posts', async () => {
    const { tab, made, browser } = await hooked('https://a.example/page#part');

    await tab.goto('https://a.example/page?x#part');
    await tab.reload();
    made[2]!.init.hooks.navigate('https://a.example/page?x#part', { cause: 'form', replace: false, method: 'POST', body: '' });
    await browser.settle();

    expect(made).to.have.lengthOf(4);
  });
});

describe('reloading', () => {
  it('asks the server again', async () => {
    let count = 0;
    const { tab } = await hooked('https://a.example/', { pages: () => new Response(`${++count}`) });

    await tab.reload();

    expect(count).to.equal(2);
  });

  it('of a document that was made from a data: URL makes it again, with another origin', async () => {
    const { tab, made } = await hooked('data:text/html,x');

    await tab.reload();

    expect(made.map(({ init }) => `${init.origin} ${init.url}`)).to.deep.equal(Array(2).fill('null data:text/html,x'));
  });
});

describe('a response', () => {
  it('without a document is shown as an empty page where there is nothing to stay at', async () => {
    const { tab } = await hooked('https://a.example/', { pages: () => new Response(null, { status: 204 }) });

    expect(tab.navigated.status).to.equal(204);
    expect(tab.window.document.readyState).to.equal('complete');
  });

  it('names its type to the host, without parameters and in lower case', async () => {
    const pages = (): Response => new Response('', { headers: { 'content-type': 'Text/HTML; charset=utf-8' } });

    const { made } = await hooked('https://a.example/', { pages });

    expect(made[0]!.init.contentType).to.equal('text/html');
  });

  it('that comes after the tab was closed shows nothing', async () => {
    const { browser, tab, made } = await hooked();
    tab.window.location.href = '/next';
    await browser.step();

    await tab.close();
    await browser.settle();

    expect(made).to.have.lengthOf(1);
  });
});
