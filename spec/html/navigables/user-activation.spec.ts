import { expect } from 'chai';
import { happyDom, type HappyDomWindow } from '../../../lib/hosts/happy-dom/index.ts';
import { Browser, type BrowserOptions, type Frame, type Tab } from '../../../lib/index.ts';

type Place = Tab<HappyDomWindow> | Frame<HappyDomWindow>;

const button = '<button id="b">b</button>';

async function open(
  pages: Readonly<Record<string, string>> = {},
  options: BrowserOptions<HappyDomWindow> = {},
): Promise<{ browser: Browser<HappyDomWindow>; tab: Tab<HappyDomWindow> }> {
  const server = ({ url }: Request): Response =>
    new Response((pages[new URL(url).pathname] ?? '') + button, { headers: { 'content-type': 'text/html' } });
  const browser = new Browser({ host: happyDom(), pages: server, ...options });
  return { browser, tab: await browser.open('https://a.example/') };
}

/** `isActive` and `hasBeenActive`. */
async function activation(place: Place): Promise<string> {
  return await place.evaluate('[navigator.userActivation.isActive, navigator.userActivation.hasBeenActive].join()');
}

describe('user activation', () => {
  it('is there from the first event of a click on, and passes when five seconds have', async () => {
    const { browser, tab } = await open();
    const seen = [await activation(tab)];

    await tab.click('#b');
    for (const ms of [0, 4_999, 1]) {
      await browser.advance(ms);
      seen.push(await activation(tab));
    }

    expect(seen).to.deep.equal(['false,false', 'true,true', 'true,true', 'false,true']);
  });

  it('comes of keys, but not of Escape, nor of moving the mouse', async () => {
    for (const [act, expected] of [
      [(tab: Place) => tab.press('a'), 'true,true'],
      [(tab: Place) => tab.press('Escape'), 'false,false'],
      [(tab: Place) => tab.hover('#b'), 'false,false'],
      [(tab: Place) => tab.focus('#b'), 'false,false'],
    ] as const) {
      const { tab } = await open();

      await act(tab);

      expect(await activation(tab)).to.equal(expected);
    }
  });

  it('is that of the documents around it, and of those of its origin in it, not of others beside it', async () => {
    const { tab } = await open({
      '/': '<iframe src="/middle"></iframe><iframe src="/beside"></iframe>',
      '/middle': '<iframe src="/inner"></iframe><iframe src="https://b.example/foreign"></iframe>',
    });
    const [middle, beside] = tab.frames;
    const [inner, foreign] = middle!.frames;

    await middle!.click('#b');

    const all = [tab, middle!, beside!, inner!, foreign!];
    expect(await Promise.all(all.map(activation))).to.deep.equal([
      ...['true,true', 'true,true', 'false,false', 'true,true', 'false,false'],
    ]);
  });

  it('is of a window: the next page has none, and one that is returned to what it had', async () => {
    const { browser, tab } = await open();
    await tab.click('#b');
    await tab.goto('#fragment');
    const fragment = await activation(tab);

    await tab.goto('/next');
    const next = await activation(tab);
    await browser.advance(1_000);
    await tab.back();

    expect([fragment, next, await activation(tab)]).to.deep.equal(['true,true', 'false,false', 'true,true']);
  });
});

describe('user activation in frames of frames', () => {
  it('is that of all the documents around it, at any depth', async () => {
    const { tab } = await open({
      '/': '<iframe src="/middle"></iframe>',
      '/middle': '<iframe src="https://b.example/inner"></iframe>',
    });

    await tab.frames[0]!.frames[0]!.click('#b');

    expect([await activation(tab), await activation(tab.frames[0]!)]).to.deep.equal(['true,true', 'true,true']);
  });

  it('is none after it was consumed where there was none', async () => {
    const { tab } = await open({ '/': '<iframe src="https://b.example/f"></iframe>' }, { popups: 'user' });
    await tab.click('#b');

    await tab.evaluate(`void window.open('/p')`);

    expect([await activation(tab), await activation(tab.frames[0]!)]).to.deep.equal(['false,true', 'false,false']);
  });
});

describe('a popup', () => {
  it('with popups: user needs it, and consumes it in all of the tab', async () => {
    const { browser, tab } = await open({ '/': '<iframe src="/f"></iframe>' }, { popups: 'user' });
    const without = await tab.evaluate<boolean, []>(`window.open('/p') === null`);

    await tab.frames[0]!.click('#b');
    const within = await tab.evaluate<boolean, []>(`window.open('/p') === null`);
    const again = await tab.evaluate<boolean, []>(`window.open('/p') === null`);
    await browser.settle();

    expect([without, within, again, browser.tabs.length]).to.deep.equal([true, false, true, 2]);
    expect([await activation(tab), await activation(tab.frames[0]!)]).to.deep.equal(['false,true', 'false,true']);
  });

  it('consumes it also where none is needed; an existing window does not', async () => {
    const { tab } = await open();

    await tab.click('#b');
    await tab.evaluate(`void window.open('/p', '_self')`);
    const self = await activation(tab);
    await tab.evaluate(`void window.open('/p', 'name')`);

    expect([self, await activation(tab)]).to.deep.equal(['true,true', 'false,true']);
  });

  it('with popups: user is not more than a sandbox allows, nor than there may be', async () => {
    const sandboxed = '<iframe src="/f" sandbox="allow-scripts allow-same-origin"></iframe>';
    const { tab } = await open({ '/': sandboxed }, { popups: 'user', limits: { popups: 1 } });
    const code = `window.open('/p') === null`;

    await tab.frames[0]!.click('#b');

    expect([await tab.frames[0]!.evaluate(code), await tab.evaluate(code)]).to.deep.equal([true, true]);
  });

  it('of a link that the user clicks opens with popups: user', async () => {
    const { browser, tab } = await open({ '/': '<a id="a" href="/p" target="_blank">p</a>' }, { popups: 'user' });

    await tab.click('#a');
    await browser.settle();

    expect(tab.popups.map(({ url }) => url)).to.deep.equal(['https://a.example/p']);
  });
});

describe('a sandbox', () => {
  for (const [allows, without, withClick] of [
    ['allow-top-navigation-by-user-activation', 'SecurityError', 'none'],
    ['allow-top-navigation', 'none', 'none'],
    ['', 'SecurityError', 'SecurityError'],
  ] as const) {
    it(`with '${allows}' lets its page navigate the top: ${without} without, ${withClick} with a click`, async () => {
      const { tab } = await open({ '/': `<iframe src="https://b.example/f" sandbox="allow-scripts ${allows}"></iframe>` });
      const code = `(() => { try { top.location = 'https://b.example/gone'; return 'none'; } catch ({ name }) { return name; } })()`;
      const [frame] = tab.frames;

      const first = await frame!.evaluate<string, []>(code);
      await frame!.click('#b');
      const second = await frame!.evaluate<string, []>(code);

      expect([first, second]).to.deep.equal([without, withClick]);
    });
  }
});

describe('the question of beforeunload', () => {
  const asks = `<script>onbeforeunload = (event) => { event.preventDefault(); };</script>`;

  it('needs sticky activation with beforeUnloadPrompt: user', async () => {
    const { browser, tab } = await open({ '/': asks }, { beforeUnload: 'stay', behaviour: { beforeUnloadPrompt: 'user' } });
    const without = await tab.goto('/next');
    await tab.goto('/');

    await tab.click('#b');
    await browser.advance(60_000);
    const withClick = await tab.goto('/next');

    expect([without.ok, withClick.ok, tab.url]).to.deep.equal([true, false, 'https://a.example/']);
  });

  it('needs none by default', async () => {
    const { tab } = await open({ '/': asks }, { beforeUnload: 'stay' });

    expect((await tab.goto('/next')).ok).to.equal(false);
  });
});
