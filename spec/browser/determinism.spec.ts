import { setTimeout as realDelay } from 'node:timers/promises';
import { expect } from 'chai';
import { Browser, type BareWindow, type DocumentHostFactory } from '../../lib/index.ts';
import type { PageServer } from '../../lib/fetch/page-server.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { scripted } from '../html/scripted-host.ts';

const lottery = `
  localStorage.setItem('drawn by ' + location.pathname, String(Math.random()));
  addEventListener('storage', ({ key }) => {
    if (!key.startsWith('drawn') || localStorage.length > 20) return;
    sessionStorage.setItem(key, '1');
    localStorage.setItem('seen ' + key + ' ' + location.pathname, String(Math.random()));
  });
  setTimeout(() => fetch('/number').then((response) => response.text()).then((text) => localStorage.setItem('number', text)), 10 * Math.random());
`;
const html = `<!doctype html><title>lottery</title><script src="/shared.js"></script><script defer src="/late.js"></script>
<script>${lottery}</script>`;

/** What pages get, each answer after `delay`. */
function serverWith(delay: () => Promise<unknown>): PageServer {
  return async ({ url }) => {
    await delay();
    const { pathname } = new URL(url);
    if (pathname === '/shared.js') return new Response("localStorage.setItem('shared', String(Math.random()));");
    if (pathname === '/late.js') return new Response("localStorage.setItem('late', document.title + Math.random());");
    if (pathname === '/number') return new Response('7');
    return new Response(html, { headers: { 'content-type': 'text/html' } });
  };
}

/** One run of the lottery in three tabs that open at the same time; the trace, as a file would hold it. */
async function lotteryTrace(seed: number, delay: () => Promise<unknown>): Promise<string> {
  await using browser = new Browser({ host: happyDom(), pages: serverWith(delay), seed });
  const urls = ['https://a.example/1', 'https://a.example/2', 'https://b.example/3'];
  const [first] = await Promise.all(urls.map((url) => browser.open(url)));
  await browser.settle({ timers: true });
  await Promise.all([first!.reload(), browser.settle()]);
  await browser.advance(100);
  return browser.trace.toJSONL();
}

const atOnce = (): Promise<unknown> => Promise.resolve();
const later = (): Promise<unknown> => realDelay(Math.random() * 5);

describe('a run', () => {
  it('is the same byte for byte with the same seed', async () => {
    const trace = await lotteryTrace(5, atOnce);

    expect(await lotteryTrace(5, atOnce)).to.equal(trace);
    expect(trace).to.contain('drawn by /1').and.to.contain('"newValue":"7"');
  });

  it('is another one with another seed', async () => {
    expect(await lotteryTrace(6, atOnce)).not.to.equal(await lotteryTrace(5, atOnce));
  });

  it('is the same however long the server takes to answer, and in whatever order', async () => {
    const trace = await lotteryTrace(5, atOnce);

    for (let run = 0; run < 5; run++) expect(await lotteryTrace(5, later)).to.equal(trace);
  });

  it('is the same with two browsers side by side', async () => {
    const [one, other] = await Promise.all([lotteryTrace(5, later), lotteryTrace(5, later)]);

    expect(one).to.equal(other);
  });

  it('draws from a stream for each agent: what one tab draws does not shift another', async () => {
    const draw = async (before: number): Promise<unknown> => {
      const browser = new Browser({ host: happyDom() });
      const [one, other] = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];
      for (let times = 0; times < before; times++) await one.evaluate('Math.random()');
      return await other.evaluate('Math.random()');
    };

    expect(await draw(0)).to.equal(await draw(3));
  });

  it('has clocks that show virtual time only', async () => {
    const times = async (): Promise<unknown> => {
      const browser = new Browser({ host: happyDom() });
      const tab = await browser.open();
      await browser.advance(1234);
      return await tab.evaluate('[Date.now(), new Date().getFullYear(), performance.now()]');
    };

    const first = await times();
    await realDelay(3);

    expect(first).to.deep.equal([Date.UTC(2026, 0, 1) + 1234, 2026, 1234]);
    expect(await times()).to.deep.equal(first);
  });
});

describe('a run on a bare host', () => {
  const host: () => DocumentHostFactory<BareWindow> = scripted;
  const pages = serverWith(later);

  it('is the same byte for byte, also when each tab is opened while another one loads', async () => {
    const run = async (): Promise<string> => {
      const code =
        "localStorage.setItem(location.pathname, ''); addEventListener('storage', (event) => sessionStorage.setItem(event.key, ''));";
      const browser = new Browser({
        host: host(),
        pages: async (request) => {
          await pages(request);
          return new Response(code);
        },
      });
      const opened = await Promise.all(['/1', '/2', '/3'].map((path) => browser.open(`https://a.example${path}`)));
      opened[2]!.window.localStorage.setItem('k', 'v');
      await Promise.all(opened.map((tab, index) => (index === 1 ? tab.goto('/4') : tab.reload())));
      await browser.settle();
      return browser.trace.toJSONL();
    };

    const trace = await run();

    for (let times = 0; times < 3; times++) expect(await run()).to.equal(trace);
    expect(trace).to.contain('https://a.example/4');
  });
});
