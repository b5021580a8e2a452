import { expect } from 'chai';
import { happyDom } from '../../../lib/hosts/happy-dom/index.ts';
import { Browser, html, js, text, type BrowserOptions, type PageRecord } from '../../../lib/index.ts';
import { printedBy } from '../../browser/printed.ts';

const a = 'https://a.example/';

interface Told {
  readonly browser: Browser<object>;
  readonly lines: readonly string[];
}

/** What is printed while such a page loads, in two tabs. */
async function told(body: string, pages: PageRecord = {}, options: BrowserOptions<object> = {}): Promise<Told> {
  const browser = new Browser<object>({ host: happyDom(), pages: { '/': html(body), ...pages }, ...options });
  const lines = await printedBy(async () => {
    await browser.open(a);
    await browser.open(a);
    await browser.settle();
  });
  return { browser, lines };
}

describe('what elements ask for and do not get', () => {
  for (const [what, markup, line] of [
    ['a script', '<script src="x"></script>', 'the script did not run'],
    ['an async script', '<script async src="x"></script>', 'the script did not run'],
    ['a module', '<script type="module" src="x"></script>', 'the module did not run'],
    ['what a module imports', '<script type="module">import "/x"</script>', 'the module did not run'],
    ['JSON', '<script type="module">import "/x" with { type: "json" }</script>', 'the module is not there'],
    ['a style sheet', '<link rel="stylesheet" href="x">', 'the style sheet does not apply'],
    ['an image', '<img src="x">', 'the image is not there'],
  ] as const) {
    it(`is told once, with the tab that came to it first: ${what}`, async () => {
      const { browser, lines } = await told(markup);

      expect(lines).to.deep.equal([`[tab1] GET ${a}x was answered with 404: ${line}. Let pages answer it.`]);
      expect(browser.trace.events({ type: 'refused' })).to.deep.equal([]);
    });
  }

  it('is told with the frame that asked, and without a cure where the status is another one', async () => {
    const frame = html`<script src="/500"></script>`;
    const { lines } = await told('<iframe src="/f"></iframe>', { '/f': frame, '/500': text('', { status: 500 }) });

    expect(lines).to.deep.equal([`[tab1/frame1] GET ${a}500 was answered with 500: the script did not run.`]);
  });

  it('is told with the reason where no answer came that the page may have', async () => {
    const { lines } = await told(
      '<script src="/down"></script><script src="https://b.example/cdn.js" crossorigin></script><img src="data:,">',
      { '/down': () => Response.error(), '/cdn.js': js`1` },
    );

    expect(lines).to.deep.equal([
      `[tab1] GET ${a}down was answered with a network error, so the script did not run.`,
      '[tab1] GET https://b.example/cdn.js failed for https://a.example: the response has no Access-Control-Allow-Origin header, so the script did not run. Let pages answer with Access-Control-Allow-Origin: https://a.example.',
      '[tab1] GET data:, was answered as text/plain: the image is not there. Give the answer the content type of an image, such as image/png.',
    ]);
  });

  it('is told, and stands in the trace, where only its type is wrong; of a long data: URL the beginning', async () => {
    const { browser, lines } = await told(`<link rel="stylesheet" href="/s"><img src="data:text/html,${'x'.repeat(99)}">`, {
      '/s': text('p {}'),
    });

    expect(lines).to.have.members([
      `[tab1] GET ${a}s was answered as text/plain: the style sheet does not apply. Give the answer the content type text/css.`,
      `[tab1] GET data:text/html,${'x'.repeat(45)}… was answered as text/html: the image is not there. Give the answer the content type of an image, such as image/png.`,
    ]);
    const sheet = browser.trace.events({ type: 'refused' }).find(({ what }) => what === 'style');
    expect(sheet).to.include({ url: `${a}s`, reason: 'it was answered as text/plain' });
  });

  it('is told, and stands in the trace, where a module has not the type of one', async () => {
    const { browser, lines } = await told('<script type="module">import "/m"; import "/d" with { type: "json" }</script>', {
      '/m': text('1'),
      '/d': js`1`,
    });

    expect(lines).to.have.members([
      `[tab1] GET ${a}m was answered as text/plain: the module did not run. Give the answer the content type text/javascript.`,
      `[tab1] GET ${a}d was answered as text/javascript: the module is not there. Give the answer the content type application/json.`,
    ]);
    const what = browser.trace.events({ type: 'refused', tab: 'tab1' }).map((event) => event.what);
    expect(what.sort()).to.deep.equal(['json', 'module']);
  });

  it('is told once where pages itself failed, and by no notice', async () => {
    const down = (): never => {
      throw new Error('down');
    };
    const { lines } = await told('<script src="/down"></script>', { '/down': down });

    expect(lines).to.deep.equal([`storageloom: GET ${a}down was not answered: down`]);
  });

  it('is told to nobody where code of the page asks, which sees the answer', async () => {
    const { lines } = await told('<script>fetch("/x").then(({ status }) => (document.title = status))</script>');

    expect(lines).to.deep.equal([]);
  });

  it('is told where another origin does not share it with code of the page, which is not told why', async () => {
    const put = "fetch('https://b.example/x', { method: 'PUT', credentials: 'include' })";
    const sync = "const request = new XMLHttpRequest(); request.open('GET', 'https://b.example/y', false); request.send()";
    const asking = `<script>fetch('https://b.example/x').catch(() => {}); ${put}.catch(() => {}); try { ${sync} } catch {}</script>`;
    const { lines } = await told(asking, { '/x': text(''), '/y': () => new Response(null, { status: 204 }) });

    const from = 'failed for https://a.example: the';
    const missing = 'has no Access-Control-Allow-Origin header. Let pages answer';
    const allow = 'with Access-Control-Allow-Origin: https://a.example';
    expect([...lines].sort()).to.deep.equal([
      `[tab1] GET https://b.example/x ${from} response ${missing} ${allow}.`,
      `[tab1] GET https://b.example/y ${from} response ${missing} ${allow}.`,
      `[tab1] PUT https://b.example/x ${from} answer to its preflight ${missing} OPTIONS ${allow}, Access-Control-Allow-Credentials: true, Access-Control-Allow-Methods and -Headers that name what the page asks with.`,
    ]);
  });

  for (const [pageErrors, count] of [
    ['print', 1],
    ['throw', 1],
    ['trace', 0],
    [() => undefined, 0],
  ] as const) {
    it(`is ${count === 0 ? 'not ' : ''}printed where pageErrors is ${typeof pageErrors === 'string' ? pageErrors : 'a function'}`, async () => {
      const { browser, lines } = await told('<script src="/x"></script>', {}, { pageErrors });

      expect(lines).to.have.lengthOf(count);
      expect(browser.trace.events({ type: 'response' }).map(({ status }) => status)).to.include(404);
    });
  }
});
