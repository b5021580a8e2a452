import { expect } from 'chai';
import { Browser, late, never } from '../../lib/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { a, by, hanging, html } from './slow-pages.ts';

/** A page that asks, and aborts. */
const script = `
  const controller = new AbortController();
  fetch('/answer', { signal: controller.signal }).catch(({ name }) => localStorage.setItem('fetch', name));
  const request = new XMLHttpRequest();
  request.onabort = () => localStorage.setItem('xhr', 'aborted');
  request.open('GET', '/answer');
  request.send();
  setTimeout(() => { controller.abort(); request.abort(); }, 5);`;

describe('a request that its page aborts', () => {
  for (const [what, answer] of [
    ['never comes', () => never()],
    ['is missing', hanging],
    ['is late', () => late(new Response(''), 60_000)],
  ] as const) {
    it(`is waited for by nobody, and the server hears of it, where its answer ${what}`, async () => {
      const signals: AbortSignal[] = [];
      const pages = by({
        '/page': () => html(script),
        '/answer': (request) => {
          signals.push(request.signal);
          return answer(request);
        },
      });
      const browser = new Browser({ host: happyDom(), pages, limits: { waitMs: 2 } });
      const tab = await browser.open(`${a}page`);

      const before = await browser.advance(4);
      await browser.advance(1);
      const { missing, nextTimerMs } = await browser.settle({ timers: true });

      expect([before.missing.length, signals.map(({ aborted }) => aborted)]).to.deep.equal([
        what === 'is late' ? 0 : 2,
        [true, true],
      ]);
      expect([missing, nextTimerMs, browser.now]).to.deep.equal([[], null, 5]);
      expect({ ...tab.localStorage }).to.deep.equal({ fetch: 'AbortError', xhr: 'aborted' });
      expect(browser.trace.toText().match(/✗ \/answer: aborted/g)).to.have.lengthOf(2);
    });
  }

  it('before it is made is not made', async () => {
    const asked: string[] = [];
    const asking = `
      fetch('/answer', { signal: AbortSignal.abort() }).catch(({ name }) => localStorage.setItem('fetch', name));
      const controller = new AbortController();
      fetch('/sent', { method: 'POST', body: 'b', signal: controller.signal }).catch(() => {});
      controller.abort();`;
    const page = by({ '/page': () => html(asking) });
    const pages: typeof page = (request) => {
      asked.push(new URL(request.url).pathname);
      return page(request);
    };
    const browser = new Browser({ host: happyDom(), pages });
    const tab = await browser.open(`${a}page`);

    await browser.settle();

    expect([asked, { ...tab.localStorage }]).to.deep.equal([['/page'], { fetch: 'AbortError' }]);
  });

  it('no longer keeps its page out of the back/forward cache', async () => {
    const asks =
      "const controller = new AbortController(); fetch('/never', { signal: controller.signal }).catch(() => {}); controller.abort();";
    const browser = new Browser({ host: happyDom(), pages: by({ '/page': () => html(asks), '/never': () => never() }) });
    const tab = await browser.open(`${a}page`);

    await tab.goto('/next');

    expect(browser.trace.events({ type: 'document-left' }).map(({ kept }) => kept)).to.deep.equal([true]);
  });
});

describe('a request of a page that is left', () => {
  it('is aborted for the server, too', async () => {
    let signal: AbortSignal | null = null;
    const pages = by({
      '/page': () => html("fetch('/answer')"),
      '/answer': (request) => {
        ({ signal } = request);
        return never();
      },
    });
    const browser = new Browser({ host: happyDom(), pages });
    const tab = await browser.open(`${a}page`);

    await tab.close();

    expect((signal as AbortSignal | null)?.aborted).to.equal(true);
  });
});
