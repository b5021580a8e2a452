import { expect } from 'chai';
import { Browser, type BareWindow, type BrowserOptions, type Tab } from '../../../lib/index.ts';

interface Asked {
  readonly url: string;
  readonly method: string;
  readonly type: string | null;
  readonly body: string;
}

async function open(options: BrowserOptions = {}): Promise<{ tab: Tab; asked: Asked[] }> {
  const asked: Asked[] = [];
  const pages = async (request: Request): Promise<Response> => {
    const { url, method, headers } = request;
    if (url.endsWith('/dir/page')) return new Response('');
    asked.push({ url, method, type: headers.get('content-type'), body: await request.text() });
    if (url.endsWith('/no')) throw new Error('down');
    if (url.endsWith('/empty')) return new Response(null, { status: 204 });
    return new Response('{"a":1}', { status: 201, headers: { 'content-type': 'application/json', 'x-of': 'pages' } });
  };
  return { tab: await new Browser({ pages, ...options }).open('https://a.example/dir/page'), asked };
}

describe('fetch of a bare window', () => {
  it('asks pages, relative to the document, in the step that calls it', async () => {
    const { tab, asked } = await open();

    const told = await tab.run(async (window) => {
      const response = await window.fetch('api?q=1');
      return [response.status, response.url, response.headers.get('x-of'), await response.text()];
    });

    expect(told).to.deep.equal([201, 'https://a.example/dir/api?q=1', 'pages', '{"a":1}']);
    expect(asked).to.deep.equal([{ url: 'https://a.example/dir/api?q=1', method: 'GET', type: null, body: '' }]);
    const request = tab.browser.trace.events({ type: 'request' }).find(({ document }) => document !== null);
    expect(request?.step).to.be.above(-1);
  });

  for (const [what, make] of [
    ['a text', () => 'a=b'],
    ['parameters', () => new URLSearchParams({ a: 'b' })],
    ['a Blob', () => new Blob(['a=b'])],
  ] as const) {
    it(`sends ${what}`, async () => {
      const { tab, asked } = await open();

      await tab.run(async (window) => window.fetch('/api', { method: 'POST', body: make() }));

      expect(asked[0]).to.include({ method: 'POST', body: 'a=b' });
    });
  }

  it('takes a Request, of the window or of the surroundings', async () => {
    const { tab, asked } = await open();
    const OwnRequest = Reflect.get(tab.window, 'Request') as typeof Request;
    const [own, other] = [new OwnRequest('x', { method: 'PUT', body: 'y' }), new Request('https://a.example/other')];

    await tab.run(async (window) => [await window.fetch(own), await window.fetch(other)]);

    expect(asked.map(({ url, method, body }) => [url, method, body])).to.deep.equal([
      ['https://a.example/dir/x', 'PUT', 'y'],
      ['https://a.example/other', 'GET', ''],
    ]);
    expect([own, other].map((request) => request instanceof OwnRequest)).to.deep.equal([true, true]);
    expect(new (class Sub extends OwnRequest {})('/') instanceof OwnRequest).to.equal(true);
  });

  it('shows nothing of what another origin answers, unless that allows it', async () => {
    const { tab } = await open();

    const seen = await tab.run(async (window) => {
      const opaque = await window.fetch('https://b.example/', { mode: 'no-cors' });
      const refused = await window.fetch('https://b.example/').catch((error: unknown) => String(error));
      return [opaque.type, opaque.status, opaque.ok, await opaque.text(), refused];
    });

    expect(seen).to.deep.equal(['opaque', 0, false, '', 'TypeError: Failed to fetch']);
  });

  it('rejects where nothing answers, and for what is no URL', async () => {
    const { tab } = await open();

    const errors = await tab.run(async (window) => {
      const failed = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => String(error));
      return [await failed(window.fetch('/no')), await failed(window.fetch('https://:')), await failed(window.fetch('/empty'))];
    });

    expect(errors[0]).to.equal('TypeError: Failed to fetch');
    expect(errors[1]).to.match(/^TypeError: /);
    expect(errors[2]).to.include({ status: 204, body: null });
  });

  it('can be aborted, before and while it is answered', async () => {
    const { tab, asked } = await open();

    const reasons = await tab.run(async (window) => {
      const controller = new AbortController();
      const waiting = window.fetch('/api', { signal: controller.signal }).catch((error: unknown) => error);
      controller.abort('enough');
      const late = window.fetch('/api', { signal: controller.signal }).catch((error: unknown) => error);
      return [await waiting, await late];
    });

    expect(reasons).to.deep.equal(['enough', 'enough']);
    expect(tab.browser.trace.events({ type: 'response' }).filter(({ request }) => request > 1)).to.deep.equal([]);
    expect(asked.length).to.be.at.most(1);
  });

  it('is made anew for each run', async () => {
    const { tab, asked } = await open();
    const { fetch } = tab.window as BareWindow;

    await tab.browser.reset();

    expect(tab.window.fetch === fetch).to.equal(false);
    await tab.run((window) => window.fetch('/again'));
    expect(asked.map(({ url }) => url)).to.deep.equal(['https://a.example/again']);
  });
});
