import { expect } from 'chai';
import { Browser, html as page, text, type Step } from '../../../lib/index.ts';
import { happyDom } from '../../../lib/hosts/happy-dom/index.ts';
import { printedBy } from '../../browser/printed.ts';
import { scripted, served } from '../scripted-host.ts';

/** Labels of the tasks that ran, oldest first. */
function ran(browser: Browser): string[] {
  const labels = new Map(browser.trace.events({ type: 'task-queued' }).map(({ task, label }) => [task, label]));
  return browser.trace.events({ type: 'task-started' }).map(({ task }) => labels.get(task) ?? '');
}

describe('loading a document', () => {
  it('is a chain of tasks: the response, parsing, DOMContentLoaded, load', async () => {
    const browser = new Browser();

    await browser.open('https://a.example/cart');

    expect(ran(browser)).to.deep.equal([
      'navigate https://a.example/cart',
      'response 200 cart',
      'parse',
      'DOMContentLoaded',
      'load',
    ]);
  });

  it('shows in readyState how far it is, and fires load, then pageshow', async () => {
    const code = `
      const seen = [document.readyState];
      document.addEventListener('readystatechange', () => seen.push(document.readyState));
      document.addEventListener('DOMContentLoaded', () => seen.push('DOMContentLoaded'));
      addEventListener('load', () => seen.push('load ' + document.readyState));
      addEventListener('pageshow', (event) => seen.push('pageshow ' + event.persisted));
      window.seen = seen;
    `;
    const browser = new Browser({ host: scripted(), pages: served({ '/': code }) });

    const tab = await browser.open('https://a.example/');

    const expected = ['loading', 'interactive', 'DOMContentLoaded', 'complete', 'load complete', 'pageshow false'];
    expect(Reflect.get(tab.window, 'seen')).to.deep.equal(expected);
  });

  it('fetches the scripts of the markup first, and parses when the last answer came', async () => {
    const got: unknown[] = [];
    const host = scripted({
      scriptsOf: () => ['https://a.example/one.js', 'https://a.example/missing.js', 'https://down.example/'],
      parse(_host, markup, scripts) {
        got.push(markup, [...scripts.values()]);
        return [];
      },
    });
    const answer = served({ '/': 'markup', '/one.js': 'one' });
    const pages = (request: Request): Response => {
      if (request.url === 'https://down.example/') return Response.error();
      return answer(request);
    };
    const browser = new Browser({ host, pages });

    await browser.open('https://a.example/');

    expect(got).to.deep.equal([
      'markup',
      [
        { url: 'https://a.example/one.js', text: 'one' },
        { url: 'https://a.example/missing.js', text: null },
        { url: 'https://down.example/', text: null },
      ],
    ]);
    expect(ran(browser).slice(1, 6)).to.deep.equal([
      'response 200 a.example/',
      'response 200 one.js',
      'response 404 missing.js',
      'network error',
      'parse',
    ]);
  });

  it('runs each deferred script in a task of its own, and one that is not ready holds back the next one and load', async () => {
    const order: string[] = [];
    let release = (): void => undefined;
    const ready = new Promise<void>((resolve) => (release = resolve));
    const host = scripted({
      parse: () => [
        { label: 'quick.js', ready: null, run: () => void order.push('quick') },
        { label: 'slow.mjs', ready, run: () => void order.push('slow') },
        { label: 'last.js', ready: null, run: () => void order.push('last') },
      ],
    });
    const browser = new Browser({ host, pages: served({ '/': '' }) });

    const tab = await browser.open('https://a.example/');
    const before = [...order, tab.window.document.readyState];
    await tab.run(() => release());
    await browser.settle();

    expect(before).to.deep.equal(['quick', 'interactive']);
    expect(order).to.deep.equal(['quick', 'slow', 'last']);
    expect(ran(browser).slice(-6)).to.deep.equal([
      'script quick.js',
      'run',
      'script slow.mjs',
      'script last.js',
      'DOMContentLoaded',
      'load',
    ]);
  });

  it('fires load only when nothing delays it any more', async () => {
    const host = scripted();
    const create = host.create.bind(host);
    const browser = new Browser({
      host: {
        ...host,
        create(init) {
          const request = { url: 'https://a.example/slow', method: 'GET', headers: {}, body: null, delaysLoad: true };
          void init.hooks.fetch(request);
          void init.hooks.fetch(request);
          return create(init);
        },
      },
      pages: served({ '/': '', '/slow': '' }),
    });

    const tab = await browser.open('https://a.example/');

    expect(ran(browser).slice(2)).to.deep.equal(['parse', 'DOMContentLoaded', 'response 200 slow', 'response 200 slow', 'load']);
    expect(tab.window.document.readyState).to.equal('complete');
  });

  it('stops where a script of the page takes its own frame away', async () => {
    const pages = served({
      '/': '<!doctype html><iframe src="/frame"></iframe>',
      '/frame': '<!doctype html><script>frameElement.remove()</script>',
    });
    const browser = new Browser({ host: happyDom(), pages: (request) => html(pages(request)) });

    const tab = await browser.open('https://a.example/');
    await browser.settle();

    expect(tab.frames).to.deep.equal([]);
    expect(tab.window.document.readyState).to.equal('complete');
  });

  it('says once that scripts do not run where the host has no HTML, whatever page has them', async () => {
    const pages = { '/a': page`<p><script>ran = 1</script>`, '/b': page`<SCRIPT src="/x.js"></SCRIPT>`, '/c': page`<p>` };
    const asText = { '/': text('<script>') };

    const [warned, ...none] = [
      await printedBy(async () => {
        const browser = new Browser({ pages });
        for (const path of ['/c', '/a', '/b']) await browser.open(`https://a.example${path}`);
        await browser.reset();
      }),
      await printedBy(() => new Browser({ pages: asText }).open()),
      await printedBy(() => new Browser({ host: happyDom(), pages }).open('https://a.example/a')),
    ];

    expect(warned).to.have.lengthOf(1);
    expect(warned?.[0]).to.match(/The page https:\/\/a\.example\/a has scripts, and the host bare has no HTML: .*happyDom\(\)/);
    expect(none).to.deep.equal([[], []]);
  });

  it('can be watched step by step', async () => {
    const browser = new Browser();
    const tab = await browser.open();
    await tab.run((window) => window.location.reload());
    const steps: Step<unknown>[] = [];

    for await (const step of browser.steps()) steps.push(step);

    expect(steps.map(({ name, label }) => `${name} ${label}`)).to.deep.equal([
      'tab1.navigation navigate http://localhost/',
      'tab1.navigation response 200 localhost/',
      'tab1.network parse',
      'tab1.dom DOMContentLoaded',
      'tab1.dom load',
    ]);
  });
});

function html(response: Response): Response {
  response.headers.set('content-type', 'text/html');
  return response;
}
