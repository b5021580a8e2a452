import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { failing } from '../test-failure.ts';
import { Browser, StorageloomError, tabs } from '../../lib/index.ts';
import { scripted, served } from '../html/scripted-host.ts';
import { fromSource } from '../from-source.ts';

describe('page code that fails', () => {
  it('in a listener is reported to its window, and neither the other listeners nor the other tabs lose anything', async () => {
    const [writer, hearer, other] = await tabs(3, { url: 'https://a.example/' });
    const seen: unknown[] = [];
    hearer.window.addEventListener('storage', () => {
      throw new RangeError('No such cart.');
    });
    hearer.window.addEventListener('storage', () => seen.push('next listener'));
    hearer.window.addEventListener('error', ({ error }) => seen.push(error));

    writer.window.localStorage.setItem('k', 'v');
    await failing(writer.browser.settle());

    expect(seen).to.have.lengthOf(2);
    expect(seen[0]).to.be.instanceOf(RangeError);
    expect(seen[1]).to.equal('next listener');
    expect(other?.heard).to.have.lengthOf(1);
    const [error] = writer.browser.trace.events({ type: 'error' });
    expect(error).to.include({ kind: 'exception', message: 'RangeError: No such cart.', handled: false });
  });

  it('is marked as handled in the trace when the page cancels the event', async () => {
    const [tab] = await tabs(2);
    tab.window.addEventListener('error', (event) => event.preventDefault());
    tab.window.setTimeout(() => {
      throw new Error('known');
    });

    await failing(tab.browser.settle());

    expect(tab.browser.trace.events({ type: 'error' }).map(({ handled }) => handled)).to.deep.equal([true]);
  });

  it('is not reported without end when the error listener fails, too', async () => {
    const [tab] = await tabs(2);
    tab.window.addEventListener('error', () => {
      throw new Error('second');
    });
    tab.window.setTimeout(() => {
      throw new Error('first');
    });

    await failing(tab.browser.settle());

    const messages = tab.browser.trace.events({ type: 'error' }).map(({ message }) => message);
    expect(messages).to.deep.equal(['Error: second', 'Error: first']);
  });

  it('with something that has no text is reported as such', async () => {
    const [tab] = await tabs(2);
    tab.window.setTimeout(() => {
      throw Object.create(null);
    });

    await failing(tab.browser.settle());

    const [error] = tab.browser.trace.events({ type: 'error' });
    expect(error?.message).to.equal('a value that cannot be converted to a string');
  });

  it('in a listener, a timer or a promise job with a rejection that nobody handles is told to its window', async () => {
    const [writer, hearer] = await tabs(2, { url: 'https://a.example/' });
    const reasons: unknown[] = [];
    hearer.window.addEventListener('unhandledrejection', (event) => {
      reasons.push(event.reason);
      event.preventDefault();
    });
    hearer.window.addEventListener('storage', () => void Promise.reject(new Error('listener')));
    hearer.window.setTimeout(() => void Promise.reject(new Error('timer')));
    hearer.window.addEventListener('storage', () => void Promise.resolve().then(() => Promise.reject(new Error('job'))));

    writer.window.localStorage.setItem('k', 'v');
    await writer.browser.settle();

    expect(reasons.map(String).sort()).to.deep.equal(['Error: job', 'Error: listener', 'Error: timer']);
    const errors = writer.browser.trace.events({ type: 'error' });
    expect(errors.map(({ kind, handled }) => `${kind} ${handled}`)).to.deep.equal(Array(3).fill('rejection true'));
  });

  it('as it is left ends nothing: not goto(), not close(), not the process', async () => {
    const [left, closed, last] = await tabs(3, { url: 'https://a.example/' });
    for (const { window } of [left, closed, last!]) {
      window.addEventListener('pagehide', () => void Promise.reject(new Error('rejected')));
      window.addEventListener('unload', () => {
        throw new Error('thrown');
      });
    }

    for (const leave of [() => left.goto('/next'), () => closed.close(), () => left.browser.close()]) await failing(leave());

    const errors = left.browser.trace.events({ type: 'error' }).map(({ message }) => message);
    expect(errors.filter((message) => message === 'Error: thrown')).to.have.lengthOf(3);
  });

  it('is an error of the page even where nobody listens to the process', async () => {
    const index = fileURLToPath(new URL('../../lib/index.ts', import.meta.url));
    const program = `
      import { tabs } from ${JSON.stringify(index)};
      const [a, b] = await tabs(2, { url: 'https://a.example/' });
      b.window.addEventListener('storage', () => { void Promise.reject(new Error('listener')); throw new Error('thrown'); });
      b.window.addEventListener('pagehide', () => void Promise.reject(new Error('pagehide')));
      a.window.localStorage.setItem('k', 'v');
      await a.browser.settle().catch(() => {});
      await a.browser.close();
      console.log(a.browser.trace.events({ type: 'error' }).length);
    `;

    // Coverage of a child is not merged: its other loader counts other lines.
    const env = { ...process.env, NODE_V8_COVERAGE: '' };

    const ran = await promisify(execFile)(process.execPath, [...fromSource, '--input-type=module', '-e', program], { env });

    expect(ran.stdout).to.match(/^[23]\n$/);
  });

  it('by an endless chain of timers leaves settle() at rest, and reaches limits.tasks when time may move', async () => {
    const [tab, other] = await tabs(2, { limits: { tasks: 100 } });
    const { window } = tab;
    const again = (): void => void window.setTimeout(again, 0);
    again();

    const settled = await tab.browser.settle();
    const failure: unknown = await tab.browser.settle({ timers: true }).catch((error: unknown) => error);

    expect(settled.timersLeft).to.equal(1);
    expect(failure).to.be.instanceOf(StorageloomError);
    expect(failure).to.include({ code: 'TASK_LIMIT', why: 'These repeat: tab1.timer "timer 0 ms" → and again.' });
    expect(await other.run(() => 'still there')).to.equal('still there');
    expect((await tab.browser.advance(40)).timersLeft).to.equal(1);
  });
});

describe('a server', () => {
  const url = 'https://a.example/cart';
  type Server = (request: Request) => Response | Promise<Response>;
  const failingServers: readonly (readonly [title: string, pages: Server, reason: RegExp, why: string])[] = [
    [
      'that throws',
      () => {
        throw new Error('The disk is gone.');
      },
      /GET https:\/\/a\.example\/cart .*The disk is gone\./,
      'It threw "Error: The disk is gone.".',
    ],
    [
      'that rejects',
      () => Promise.reject(new TypeError('No route.')),
      /GET https:\/\/a\.example\/cart .*No route\./,
      'It threw "TypeError: No route.".',
    ],
    [
      'that rejects with nothing',
      () => Promise.reject(undefined as unknown),
      /GET https:\/\/a\.example\/cart /,
      'It threw nothing.',
    ],
    [
      'that answers with text',
      () => 'hello' as unknown as Response,
      /https:\/\/a\.example\/cart .*Response/,
      'It answered with a string, not a Response.',
    ],
    [
      'that answers twice with one Response',
      (() => {
        const one = new Response('');
        void one.text();
        return () => one;
      })(),
      /GET https:\/\/a\.example\/cart .*body of its Response was read before/,
      'The body of its Response was read before.',
    ],
    [
      'that answers with nothing',
      () => undefined as unknown as Response,
      /https:\/\/a\.example\/cart .*Response/,
      'It answered with nothing, not a Response.',
    ],
  ];

  for (const [title, pages, reason, why] of failingServers) {
    it(`${title} fails: the call that loads the page rejects, and its tab shows an error page`, async () => {
      const browser = new Browser({ pages });

      const failure: unknown = await browser.open(url).catch((error: unknown) => error);

      expect(failure).to.be.instanceOf(StorageloomError).and.to.include({ code: 'PAGES_FAILED', why });
      const [tab] = browser.tabs;
      expect(tab?.navigated).to.include({ ok: false, url, status: 0 });
      expect(tab?.navigated.reason).to.match(reason);
      expect(tab?.window.origin).to.equal('null');
      expect((await browser.settle()).tasks).to.equal(0);
    });
  }

  const unanswered: readonly (readonly [title: string, pages: Server, reason: RegExp])[] = [
    ['that answers with a network error', () => Response.error(), /GET https:\/\/a\.example\/cart /],
    [
      'that redirects in a circle',
      () => new Response(null, { status: 302, headers: { location: '/cart' } }),
      /redirected more than 20 times/,
    ],
    [
      'that redirects to no URL',
      () => new Response(null, { status: 302, headers: { location: 'https://' } }),
      /https:\/\/a\.example\/cart/,
    ],
  ];

  for (const [title, pages, reason] of unanswered) {
    it(`${title} is a network error: an error page, and a result instead of a rejection`, async () => {
      const browser = new Browser({ pages });

      const tab = await browser.open(url);

      expect(tab.navigated).to.include({ ok: false, url, status: 0 });
      expect(tab.navigated.reason).to.match(reason);
      expect(tab.window.origin).to.equal('null');
      expect((await browser.settle()).tasks).to.equal(0);
    });
  }

  it('that answers with an error status shows its page, and ok is false', async () => {
    const browser = new Browser({ host: scripted(), pages: served({}) });

    const tab = await browser.open(url);

    expect(tab.navigated).to.deep.equal({ ok: false, url, status: 404, reason: 'The response has the status 404.' });
    expect(tab.window.origin).to.equal('https://a.example');
  });

  for (const status of [204, 205]) {
    it(`that answers with ${status} leaves the page where it is`, async () => {
      const pages = ({ url: asked }: Request): Response =>
        new Response(null, { status: asked.endsWith('/beacon') ? status : 200 });
      const browser = new Browser({ pages });
      const tab = await browser.open(url);
      const { document } = tab;

      const navigated = await tab.goto('/beacon');

      expect(navigated).to.include({ ok: false, url, status });
      expect(navigated.reason).to.contain(String(status));
      expect(tab.document === document).to.equal(true);
      expect(tab.url).to.equal(url);
    });
  }

  it('that redirects leads to where it says, relative to where it was asked', async () => {
    const asked: string[] = [];
    const browser = new Browser({
      pages(request) {
        asked.push(`${request.method} ${request.url}`);
        const { pathname } = new URL(request.url);
        const location = { '/cart': 'login', '/login': '//b.example/done' }[pathname];
        return location === undefined ? new Response('') : new Response(null, { status: 303, headers: { location } });
      },
    });

    const tab = await browser.open(url);

    expect(asked).to.deep.equal(['GET https://a.example/cart', 'GET https://a.example/login', 'GET https://b.example/done']);
    expect(tab.navigated).to.deep.equal({ ok: true, url: 'https://b.example/done', status: 200, reason: null });
    expect(tab.window.origin).to.equal('https://b.example');
  });
});
