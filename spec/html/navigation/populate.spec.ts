import { expect } from 'chai';
import { blobURLEntryOf } from '../../../lib/html/navigation/blob-url-entry.ts';
import { Browser, StorageloomError } from '../../../lib/index.ts';
import { hooked } from '../hooked-host.ts';
import { frameIn, tabAt } from '../model-tree.ts';
import { scripted } from '../scripted-host.ts';
import { nothingLeft } from '../../browser/nothing-left.ts';

const a = 'https://a.example/';
const off = { behaviour: { backForwardCache: 'off' } } as const;

describe('an entry of the history whose document is gone', () => {
  it('is asked for again with what it was asked for with', async () => {
    const asked: unknown[] = [];
    const { browser, tab, made } = await hooked(`${a}1`, {
      ...off,
      async pages(request) {
        asked.push([request.method, new URL(request.url).pathname, await request.text()]);
        return new Response('');
      },
    });
    const form = { cause: 'form', replace: false, method: 'POST', body: 'k=v', contentType: 'text/x' } as const;
    made[0]!.init.hooks.navigate(`${a}sent`, form);
    await browser.settle();
    await tab.goto('/3');

    await tab.back();

    expect(asked.at(-1)).to.deep.equal(['POST', '/sent', 'k=v']);
    expect(made.at(-1)!.init.referrer).to.equal(`${a}1`);
  });

  it('is asked for where redirects led, without what was sent to the first of them', async () => {
    const asked: unknown[] = [];
    const { browser, tab, made } = await hooked(`${a}1`, {
      ...off,
      pages({ method, url }) {
        asked.push([method, new URL(url).pathname]);
        return url.endsWith('/sent') ? Response.redirect(`${a}thanks`, 303) : new Response('');
      },
    });
    const form = { cause: 'form', replace: false, method: 'POST', body: 'k=v', contentType: 'text/x' } as const;
    made[0]!.init.hooks.navigate(`${a}sent`, form);
    await browser.settle();
    await tab.goto('/3');

    await tab.back();

    expect(asked.slice(3)).to.deep.equal([
      ['GET', '/3'],
      ['GET', '/thanks'],
    ]);
    expect(tab.url).to.equal(`${a}thanks`);
  });

  it('is a blank page again, of the origin that asked for it', async () => {
    const { browser, tab } = await hooked(a, off);
    tab.window.location.href = 'about:blank';
    await browser.settle();
    await tab.goto('https://b.example/');

    await tab.back();

    expect([tab.url, tab.window.origin]).to.deep.equal(['about:blank', 'https://a.example']);
  });

  it('is an error page when nobody answers any more, and can be left again', async () => {
    let offline = false;
    const { tab } = await hooked(`${a}1`, {
      ...off,
      pages: () => (offline ? Response.error() : new Response('')),
    });
    await tab.goto('/2');
    offline = true;

    const back = await tab.back();
    offline = false;
    const forward = await tab.forward();

    expect([back.ok, back.url, back.status]).to.deep.equal([false, `${a}1`, 0]);
    expect(back.reason).to.contain('network error');
    expect([forward.ok, tab.url, tab.window.history.length]).to.deep.equal([true, `${a}2`, 2]);
  });

  it('is the error page again that the user got for a scheme that nobody loads', async () => {
    const { tab } = await hooked(a, off);
    await tab.goto('unknown:x');
    await tab.goto(`${a}2`);

    const back = await tab.back();

    expect([back.ok, tab.url]).to.deep.equal([false, 'unknown:x']);
  });

  for (const status of [204, 205]) {
    it(`leaves page and place as they are when the answer is ${status}`, async () => {
      let gone = false;
      const { tab } = await hooked(`${a}1`, {
        ...off,
        pages: () => new Response(gone ? null : '', { status: gone ? status : 200 }),
      });
      await tab.goto('/2');
      gone = true;

      const back = await tab.back();
      gone = false;
      const again = await tab.back();

      expect(back).to.deep.equal({
        ok: false,
        url: `${a}2`,
        status,
        reason: `The response has the status ${status}, which leaves the page where it is.`,
      });
      expect(again).to.deep.equal({ ok: true, url: `${a}1`, status: 200, reason: null });
    });
  }

  it('comes too late for a tab that was closed meanwhile', async () => {
    const { browser, tab, made } = await hooked(`${a}1`, off);
    await tab.goto('/2');
    tab.window.history.back();
    await browser.step();

    await tab.close();
    await browser.settle();

    expect([made.length, tab.navigated.ok, tab.navigated.reason]).to.deep.equal([
      2,
      false,
      'The user closed it, by tab.close().',
    ]);
  });

  it('is given up at the limit of navigations, and the tab can be used again', async () => {
    const { tab } = await hooked(`${a}1`, { ...off, limits: { navigations: 1 } });
    await tab.goto('/2');

    const failure: unknown = await tab.back().catch((error: unknown) => error);
    const { url } = await tab.goto('/3');

    expect(failure).to.be.instanceOf(StorageloomError).with.property('code', 'NAVIGATION_LIMIT');
    expect([url, tab.window.history.length]).to.deep.equal([`${a}3`, 3]);
  });
});

describe('a page that does not come', () => {
  it('ends with its tab, which waits for nobody', async () => {
    let asked = 0;
    const { browser, tab } = await hooked(a, {
      pages: () => (asked++ === 0 ? new Response('') : new Promise<Response>(() => undefined)),
    });
    tab.window.location.href = '/never';
    await browser.step();

    await tab.close();

    expect(await browser.settle()).to.deep.equal(nothingLeft);
  });
});

describe('a page of a blob: URL', () => {
  const blobOf = (text: string): Blob => new Blob([text], { type: 'text/html' });

  it('has the origin of who made it and its text, and no server is asked', async () => {
    const asked: string[] = [];
    const parsed: string[] = [];
    const host = scripted({
      parse: (_host, markup) => {
        parsed.push(markup);
        return [];
      },
    });
    const pages = ({ url }: Request): Response => {
      asked.push(url);
      return new Response();
    };
    const browser = new Browser({ host, pages });
    const tab = await browser.open(a);
    const url = tab.window.URL.createObjectURL(blobOf('<p>'));

    tab.window.localStorage.setItem('k', 'v');
    await tab.goto(url);

    expect([asked, parsed]).to.deep.equal([[a], ['', '<p>']]);
    expect([tab.url, tab.window.origin, tab.navigated.ok]).to.deep.equal([url, 'https://a.example', true]);
    expect(tab.window.localStorage.getItem('k')).to.equal('v');
  });

  it('comes again when its URL is revoked after it was asked for, and not when it was before', async () => {
    const tab = await new Browser().open(a);
    const url = tab.window.URL.createObjectURL(blobOf('x'));
    const [frame, other] = [await tab.addFrame(url), await tab.addFrame()];
    tab.window.URL.revokeObjectURL(url);

    const again = await frame.reload();
    const late = await other.goto(url);

    expect([again.ok, late.ok, late.reason]).to.deep.equal([true, false, `${url} stands for nothing (any more).`]);
  });

  it('made in a sandbox has that very opaque origin', () => {
    const { document } = tabAt(a);
    const sandboxed = frameIn(document, { sandbox: 'allow-scripts' }).activeDocument!;

    const url = sandboxed.hooks.createObjectURL(blobOf('x'));

    expect(url).to.match(/^blob:null\//);
    expect(blobURLEntryOf(document.userAgent, url)?.environment.origin).to.equal(sandboxed.origin);
  });

  it('has the opaque origin of the page that made it outside of every sandbox', async () => {
    const tab = await new Browser().open('data:text/html,');

    await tab.addFrame(tab.window.URL.createObjectURL(blobOf('x')));

    expect(tab.frames[0]!.window.origin).to.equal('null');
    expect(() => Reflect.get(Reflect.get(tab.window, '0') as object, 'document') as unknown).not.to.throw();
  });

  it('that refuses to be read is an error page', async () => {
    const tab = await new Browser().open(a);
    const blob = Object.assign(blobOf('x'), { text: () => Promise.reject(new Error('no')) });

    const result = await tab.goto(tab.window.URL.createObjectURL(blob));

    expect(result.ok).to.equal(false);
    expect(result.reason).to.match(/^blob:.* was not read: Error: no/);
  });

  it('without a type is shown, too', async () => {
    const { tab, made } = await hooked(a);

    await tab.goto(tab.window.URL.createObjectURL(new Blob(['x'])));

    expect([tab.navigated.ok, made.at(-1)!.init.origin]).to.deep.equal([true, 'https://a.example']);
  });
});

describe("a page whose response has Content-Security-Policy's sandbox", () => {
  it('has an opaque origin, also in a tab, and what it opens has too', async () => {
    const policy = 'sandbox allow-scripts allow-popups';
    const pages = ({ url }: Request): Response =>
      new Response('', { headers: { 'content-type': 'text/html', ...(url === a ? { 'content-security-policy': policy } : {}) } });
    const browser = new Browser({ pages });
    const tab = await browser.open(a);

    tab.window.open('/p');
    await browser.settle();

    expect([tab, ...tab.popups].map(({ url, window }) => [url, window.origin])).to.deep.equal([
      [a, 'null'],
      [`${a}p`, 'null'],
    ]);
    expect(() => tab.window.localStorage)
      .to.throw()
      .with.property('name', 'SecurityError');
  });

  it('takes the name from a tab that goes to another origin, unless it has an opener', async () => {
    await using browser = new Browser();
    const tab = await browser.open('https://a.example/');
    await tab.run((window) => {
      window.name = 'secret';
      window.open('/popup', 'payment');
    });
    await browser.settle();
    const [popup] = tab.popups;

    await tab.goto('https://a.example/same');
    const within = tab.window.name;
    await tab.goto('https://b.example/');
    await popup?.goto('https://b.example/');

    expect([within, tab.window.name, popup?.window.name]).to.deep.equal(['secret', '', 'payment']);
  });
});
