import { expect } from 'chai';
import { Browser, html, text } from '../../lib/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { printedBy } from './printed.ts';
import { failureOf } from './expect-failure.ts';
import { a } from './slow-pages.ts';

/** A Browser whose pages fail from the moment when `fails` is set, with that. */
function failing(): { browser: Browser; state: { fails: Error | null } } {
  const state: { fails: Error | null } = { fails: null };
  const pages = (): Response => {
    if (state.fails !== null) throw state.fails;
    return html`<p></p>`;
  };
  return { browser: new Browser({ pages, behaviour: { backForwardCache: 'off' } }), state };
}

describe('pages that fail', () => {
  for (const [call, again] of [
    ['goto', true],
    ['reload', true],
    ['back', true],
    ['forward', false],
  ] as const) {
    it(`are told by ${call}(), with what they threw as the cause`, async () => {
      const { browser, state } = failing();
      const tab = await browser.open(`${a}1`);
      for (const path of ['2', '3']) await tab.goto(a + path);
      if (!again) await tab.back();
      state.fails = new RangeError('no shelf');

      const failure = await failureOf(call === 'goto' ? tab.goto('/4') : tab[call]());

      expect([failure.code, failure.cause]).to.deep.equal(['PAGES_FAILED', state.fails]);
      expect(failure.why).to.equal('It threw "RangeError: no shelf".');
      const asked = { goto: '4', reload: '3', back: '2', forward: '3' }[call];
      expect(failure.what).to.equal(`tab1 cannot load: pages failed to answer GET ${a}${asked}.`);
      expect([tab.url, tab.navigated.ok, tab.window.origin]).to.deep.equal([a + asked, false, 'null']);
    });
  }

  it('are told by the call that asked for the page, and by no later one', async () => {
    const { browser, state } = failing();
    state.fails = new Error('once');
    await failureOf(browser.open(a));
    const [tab] = browser.tabs;

    expect(await tab!.back()).to.include({ ok: false });
    expect((await tab!.goto('#x')).url).to.equal(`${a}#x`);
    state.fails = null;
    expect(await tab!.reload()).to.include({ ok: true });
  });

  it('are told by a reset and by a frame, whose own page it is', async () => {
    const { browser, state } = failing();
    const tab = await browser.open(a);
    const frame = await tab.addFrame('/f');
    state.fails = new Error('down');

    const failures = [await failureOf(frame.goto('/g')), await failureOf(tab.addFrame('/h')), await failureOf(browser.reset())];

    expect(failures.map(({ code }) => code)).to.deep.equal(Array(3).fill('PAGES_FAILED'));
    expect(failures.map(({ what }) => what.split(' ')[0])).to.deep.equal(['tab1/frame1', 'tab1/frame2', 'tab1']);
  });

  it('are told on stderr, once for each request, and in the trace, where no call loads what they failed to give', async () => {
    const script =
      "for (const n of [1, 2]) fetch('/api').catch((error) => (document.title += error.name + ': ' + error.message));";
    const browser = new Browser({
      host: happyDom(),
      pages: {
        '/': html`<title></title>
          <script>
            ${script};
          </script>
          <iframe src="/frame"></iframe>`,
        '/api': () => Promise.reject(new Error('no table')),
        '/frame': () => 'text' as never,
        '/ok': text('x'),
      },
    });
    let title = '';

    const printed = await printedBy(async () => {
      const tab = await browser.open(a);
      await browser.settle();
      title = String(await tab.evaluate('document.title'));
      expect((await tab.goto('/ok')).ok).to.equal(true);
    });

    expect(title).to.equal('TypeError: Failed to fetch'.repeat(2));
    expect(printed.toSorted()).to.deep.equal([
      `storageloom: GET ${a}api was not answered: no table`,
      `storageloom: GET ${a}frame was not answered: pages answered with a string, not a Response. Write html\`…\`, text('…') or json(…) of storageloom.`,
    ]);
    const reasons = browser.trace.events({ type: 'response' }).flatMap(({ reason }) => (reason === undefined ? [] : [reason]));
    expect(reasons.filter((reason) => reason.endsWith('no table'))).to.have.lengthOf(2);
    expect(browser.trace.events({ type: 'response' }).filter((event) => 'reason' in event)).to.have.lengthOf(3);
  });

  it('are not told twice: what a call rejects with is not printed', async () => {
    const { browser, state } = failing();
    state.fails = new Error('down');

    const printed = await printedBy(() => failureOf(browser.open(a)));

    expect(printed).to.deep.equal([]);
  });
});

describe('a URL with a name and a password', () => {
  it('opens; the server is not told of them, and the document keeps its URL', async () => {
    const asked: (string | null)[] = [];
    const url = 'https://ada:secret@a.example/cart';
    const browser = new Browser({
      pages: (request) => {
        asked.push(request.url, request.headers.get('authorization'));
        return html`<p></p>`;
      },
    });

    const tab = await browser.open(url);

    expect(tab.navigated).to.deep.equal({ ok: true, url, status: 200, reason: null });
    expect([tab.window.origin, tab.window.location.href]).to.deep.equal(['https://a.example', url]);
    expect(asked).to.deep.equal(['https://a.example/cart', null]);
  });
});
