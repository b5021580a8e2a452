import { expect } from 'chai';
import { Browser, type Tab, type DocumentHostFactory } from '../../../lib/index.ts';
import type { HappyDomWindow } from '../../../lib/hosts/happy-dom/index.ts';
import { queued } from './watching.ts';
import { describeHtml, htmlHost } from '../hosts.ts';

const a = 'https://a.example/';

/** What the server was asked for, and how it answers: with the markup of `/`, and an empty page elsewhere. */
async function open(
  markup: string,
  answer?: (request: Request) => Response | undefined,
): Promise<{ tab: Tab<HappyDomWindow>; asked: string[] }> {
  const asked: string[] = [];
  const browser = new Browser({
    host: htmlHost() as DocumentHostFactory<object> as DocumentHostFactory<HappyDomWindow>,
    behaviour: { backForwardCache: 'off' },
    async pages(request) {
      const { pathname, search } = new URL(request.url);
      asked.push([request.method, pathname + search, await request.text()].filter((part) => part !== '').join(' '));
      const found = answer?.(request);
      return found ?? new Response(pathname === '/' ? markup : '', { headers: { 'content-type': 'text/html' } });
    },
  });
  const tab = await browser.open(a);
  asked.length = 0;
  return { tab, asked };
}

describeHtml('a link that is clicked', () => {
  it('is followed in a task, after the handlers of the click and their script', async () => {
    const { tab, asked } = await open('<a href="/next">next</a>');

    const during = await tab.evaluate('document.querySelector("a").click(); location.href');
    const after = queued(tab.browser);
    await tab.browser.settle();

    expect([during, after]).to.deep.equal([a, [`tab1.navigation navigate ${a}next`]]);
    expect([tab.url, asked, tab.window.history.length]).to.deep.equal([`${a}next`, ['GET /next'], 2]);
  });

  it('is not followed when a handler cancels the click', async () => {
    const { tab, asked } = await open('<a href="/next" onclick="event.preventDefault()">next</a>');

    await tab.evaluate('document.querySelector("a").click()');
    await tab.browser.settle();

    expect([tab.url, asked]).to.deep.equal([a, []]);
  });

  it('to a fragment asks nobody', async () => {
    const { tab, asked } = await open('<a href="#part">part</a>');

    await tab.evaluate('document.querySelector("a").click()');

    expect([tab.url, asked, queued(tab.browser)]).to.deep.equal([`${a}#part`, [], ['tab1.dom hashchange']]);
  });

  it('says in document.referrer where it was', async () => {
    const { tab } = await open('<a href="/next">next</a>');

    await tab.evaluate('document.querySelector("a").click()');
    await tab.browser.settle();

    expect(await tab.evaluate('document.referrer')).to.equal(a);
  });
});

describeHtml('a form that is submitted', () => {
  it('by GET puts its fields into the address', async () => {
    const { tab, asked } = await open('<form action="/find?old=1"><input name="q" value="a b"></form>');

    await tab.evaluate('document.forms[0].submit()');
    const after = queued(tab.browser);
    await tab.browser.settle();

    expect(after).to.deep.equal([`tab1.navigation navigate ${a}find?q=a+b`]);
    expect([tab.url, asked]).to.deep.equal([`${a}find?q=a+b`, ['GET /find?q=a+b']]);
  });

  it('by POST sends them in the body, and asks again on reload and when it is gone back to', async () => {
    const { tab, asked } = await open('<form action="/order" method="post"><input name="n" value="1"></form>');

    await tab.evaluate('document.forms[0].submit()');
    await tab.browser.settle();
    const first = asked.splice(0);
    await tab.reload();
    const reloaded = asked.splice(0);
    await tab.goto('/elsewhere');
    asked.length = 0;
    await tab.back();

    expect([first, reloaded, asked]).to.deep.equal([['POST /order n=1'], ['POST /order n=1'], ['POST /order n=1']]);
    expect([tab.url, tab.window.history.length]).to.deep.equal([`${a}order`, 3]);
  });

  it('by POST is asked for by GET where the answer leads on, and only that is asked again', async () => {
    const { tab, asked } = await open(
      '<form action="/order" method="post"><input name="n" value="1"></form>',
      ({ url, method }) =>
        method === 'POST' ? new Response(null, { status: 303, headers: { location: new URL('/thanks', url).href } }) : undefined,
    );

    await tab.evaluate('document.forms[0].submit()');
    await tab.browser.settle();
    await tab.reload();

    expect([tab.url, asked]).to.deep.equal([`${a}thanks`, ['POST /order n=1', 'GET /thanks', 'GET /thanks']]);
  });

  it('by POST to the page itself takes no place behind it', async () => {
    const { tab, asked } = await open('<form method="post"><input name="n" value="1"></form>');

    await tab.evaluate('document.forms[0].submit()');
    await tab.browser.settle();

    expect([tab.url, asked, tab.window.history.length]).to.deep.equal([a, ['POST / n=1'], 1]);
  });

  it('to where nobody answers shows an error page, and the history leads back', async () => {
    const { tab, asked } = await open('<form action="/order" method="post"><input name="n" value="1"></form>', ({ method }) =>
      method === 'POST' ? Response.error() : undefined,
    );

    await tab.evaluate('document.forms[0].submit()');
    await tab.browser.settle();
    const { ok, url, status } = tab.navigated;

    expect([ok, url, status]).to.deep.equal([false, `${a}order`, 0]);
    expect((await tab.back()).url).to.equal(a);
    expect(asked).to.deep.equal(['POST /order n=1', 'GET /']);
  });

  it('while the page loads takes its place', async () => {
    const { tab } = await open('<form action="/next"></form><script>document.forms[0].submit()</script>');

    await tab.browser.settle();

    expect([tab.url, tab.window.history.length]).to.deep.equal([`${a}next?`, 1]);
  });
});

describeHtml('a javascript: URL', () => {
  it('runs as a task of the page, which stays', async () => {
    const { tab, asked } = await open('<p>page</p>');

    await tab.evaluate("location.href = \"javascript:void localStorage.setItem('k', 'v')\"");
    const [after, before] = [queued(tab.browser), tab.localStorage.getItem('k')];
    await tab.browser.settle();

    expect([after, before]).to.deep.equal([['tab1.dom javascript: URL'], null]);
    expect([tab.localStorage.getItem('k'), tab.url, asked]).to.deep.equal(['v', a, []]);
  });
});
