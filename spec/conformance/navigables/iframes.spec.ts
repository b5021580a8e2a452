import { expect } from 'chai';
import type { Browser, BareWindow, Tab } from '../../../lib/index.ts';
import { openServed, page, type Answers } from '../lives/server.ts';
import { queued } from '../lives/watching.ts';
import { describeHtml, htmlHost } from '../hosts.ts';

const a = 'https://a.example/';

/** Opens a page with this markup. */
async function open(markup: string, answers: Answers = {}): Promise<{ tab: Tab; browser: Browser; asked: string[] }> {
  const host = htmlHost();
  return await openServed(host, a, { '/': () => page(markup), ...answers });
}

/** Runs code in which `frame` is the page’s iframe, as one task, then all that is queued. */
async function after(tab: Tab, code: string): Promise<unknown> {
  const result = await tab.evaluate(`{ const frame = document.querySelector('iframe'); ${code} }`);
  await tab.browser.settle();
  return result;
}

describeHtml('an iframe of a blob:, data: or javascript: URL', () => {
  const storing = '<script>try { localStorage.k = origin } catch (error) { parent.postMessage(error.name, "*") }</script>';

  it('shows the text of a blob with the origin of who made it, also when the URL is revoked once it is loading', async () => {
    const { tab, browser } = await open('<iframe></iframe>');

    await tab.evaluate(`
      const url = URL.createObjectURL(new Blob([${JSON.stringify(storing)}], { type: 'text/html' }));
      document.querySelector('iframe').src = url;
      URL.revokeObjectURL(url)`);
    await browser.settle();

    expect([tab.frames[0]?.url.startsWith('blob:https://a.example/'), tab.localStorage.getItem('k')]).to.deep.equal([
      true,
      'https://a.example',
    ]);
  });

  it('shows the text of a data: URL with an origin of its own, so that storage is denied to its script', async () => {
    const { tab, browser } = await open(
      '<script>onmessage = ({ data, origin }) => { localStorage.log = data + " " + origin }</script><iframe></iframe>',
    );

    await after(tab, `frame.src = 'data:text/html,' + encodeURIComponent(${JSON.stringify(storing)})`);
    await browser.settle();

    expect([tab.frames[0]?.window.origin, tab.localStorage.getItem('log')]).to.deep.equal(['null', 'SecurityError null']);
  });

  it('understands base64 and percent signs in a data: URL', async () => {
    const { tab } = await open(
      `<iframe src="data:text/html;base64,PHA+aGVsbG8="></iframe><iframe src="data:text/html,<p>100% %41</p>"></iframe>`,
    );

    const texts = [];
    for (const frame of tab.frames) texts.push(await frame.evaluate('document.body.textContent'));

    expect(texts).to.deep.equal(['hello', '100% A']);
  });

  it('shows the text that a javascript: URL gives, as a page of the page’s origin at about:blank', async () => {
    const { tab } = await open(`<iframe src="javascript:'<p>' + location.href + '</p>' + parent.location.href"></iframe>`);

    const [frame] = tab.frames;

    expect([frame?.url, frame?.window.origin]).to.deep.equal(['about:blank', 'https://a.example']);
    expect(await frame?.evaluate('document.body.textContent')).to.equal(`about:blank${a}`);
  });
});

describeHtml('an iframe of a srcdoc', () => {
  it('hears and is heard under about:srcdoc, with the session of the tab', async () => {
    const { tab, browser } = await open('<iframe srcdoc="x"></iframe>');
    const [frame] = tab.frames;

    frame?.window.sessionStorage.setItem('k', '1');
    tab.window.sessionStorage.setItem('k', '2');
    await browser.settle();

    expect([tab.heard, frame?.heard].map((heard) => heard?.map(({ url, newValue }) => [url, newValue]))).to.deep.equal([
      [['about:srcdoc', '1']],
      [[a, '2']],
    ]);
  });

  it('asks nobody, and is reloaded with the text that it has', async () => {
    const { tab, browser, asked } = await open('<iframe srcdoc="<p>text</p>"></iframe>');
    const [frame] = tab.frames;

    await frame?.evaluate('document.body.textContent = "changed"');
    await frame?.evaluate('location.reload()');
    await browser.settle();

    expect([await frame?.evaluate('document.body.textContent'), frame?.url, asked]).to.deep.equal(['text', 'about:srcdoc', []]);
  });

  it('inside of another one resolves URLs against the page around both', async () => {
    const { tab } = await open(`<iframe srcdoc="<iframe srcdoc='x'></iframe>"></iframe>`);

    expect(await tab.frames[0]?.frames[0]?.evaluate('new URL("next", document.baseURI).href')).to.equal(`${a}next`);
  });
});

describeHtml('an iframe element that is moved in the document', () => {
  it('is another frame, with a new window, which loads again', async () => {
    const { tab, browser, asked } = await open('<iframe src="/f"></iframe><div></div>');
    const [first] = tab.frames;
    const held = first?.window as BareWindow;
    held.sessionStorage.setItem('k', 'v');

    await after(tab, 'document.querySelector("div").append(frame)');
    const [second] = tab.frames;

    expect([first?.removed, second?.name, second?.url, tab.frames.length]).to.deep.equal([true, 'tab1/frame2', `${a}f`, 1]);
    expect([held.closed, second?.window === held, asked]).to.deep.equal([true, false, ['GET /f']]);
    expect([second?.sessionStorage.getItem('k'), queued(browser)]).to.deep.equal(['v', []]);
  });

  it('drops what it had not heard', async () => {
    const { tab, browser } = await open('<iframe src="/f"></iframe><div></div>');
    const [first] = tab.frames;

    await tab.evaluate('localStorage.k = 1; document.querySelector("div").append(document.querySelector("iframe"))');
    await browser.settle();

    expect([first?.heard, tab.frames[0]?.heard]).to.deep.equal([[], []]);
  });
});

describeHtml('an iframe that its own timer removes', () => {
  for (const timer of [
    'setInterval(() => { log(); frameElement.remove() }, 10)',
    'setTimeout(() => { log(); frameElement.remove(); setInterval(log, 1) }, 10)',
  ]) {
    it(`takes all its timers along, and none comes after it: ${timer}`, async () => {
      const script = `<script>const log = () => { parent.ticks = (parent.ticks ?? 0) + 1 }; setInterval(log, 60); ${timer}</script>`;
      const { tab, browser } = await open('<iframe src="/f"></iframe>', { '/f': () => page(script) });

      const settled = await browser.settle({ timers: true });

      expect([settled.timersLeft, browser.timers, browser.pending, browser.now]).to.deep.equal([0, [], [], 10]);
      expect([await tab.evaluate('ticks'), tab.frames]).to.deep.equal([1, []]);
    });
  }
});

describeHtml('relations of an iframe element', () => {
  it('are its window, its document and itself, the same from all sides', async () => {
    const { tab } = await open('<iframe name="side" src="/f"></iframe>');

    expect(
      await after(
        tab,
        `[frame.contentWindow === window[0], frame.contentWindow === frames.side, frame.contentDocument === window[0].document,
          window[0].frameElement === frame, window[0].name, frame.contentWindow.parent === window]`,
      ),
    ).to.deep.equal([true, true, true, true, 'side', true]);
  });

  it('show its document and itself to pages of the same origin-domain, and no others', async () => {
    const { tab, browser } = await open('<iframe src="https://shop.a.example/"></iframe>');
    const [frame] = tab.frames;
    const seen = async (): Promise<unknown[]> => [
      await tab.evaluate('document.querySelector("iframe").contentDocument !== null'),
      await frame?.evaluate('frameElement !== null'),
    ];

    const before = await seen();
    await tab.evaluate('void (document.domain = "a.example")');
    const half = await seen();
    await frame?.evaluate('void (document.domain = "a.example")');
    const both = await seen();
    await browser.settle();

    expect([before, half, both]).to.deep.equal([
      [false, false],
      [false, false],
      [true, true],
    ]);
  });

  it('have the name that the attribute had at the insertion; setting window.name leaves the attribute', async () => {
    const { tab } = await open('<iframe name="first" src="/f"></iframe>');

    await tab.frames[0]?.evaluate('window.name = "second"');

    expect(await after(tab, '[frame.name, window[0].name, window.second === window[0], "first" in window]')).to.deep.equal([
      'first',
      'second',
      true,
      false,
    ]);
  });

  it('keep their name when the attribute is set or removed later', async () => {
    const { tab } = await open('<iframe name="first" src="/f"></iframe>');

    expect(await after(tab, 'frame.name = "later"; [window[0].name, "later" in window]')).to.deep.equal(['first', false]);
    expect(await after(tab, 'frame.removeAttribute("name"); window[0].name')).to.equal('first');
  });
});

describeHtml('iframes that load lazily', () => {
  it('are blank until they are near, which nothing here is: they load in their order, and the page waits for them', async () => {
    const { tab, asked } = await open('<iframe loading="lazy" src="/1"></iframe><iframe src="/2"></iframe>');

    expect([tab.frames.map(({ url }) => url), asked]).to.deep.equal([[`${a}1`, `${a}2`], []]);
  });
});

describeHtml('document.open() on a blank frame', () => {
  const rewrite = `
    const held = [frame.contentWindow, frame.contentDocument];
    frame.contentDocument.open();
    frame.contentDocument.write('<p>written</p><script>localStorage.k = location.href<\\/script>');
    frame.contentDocument.close();
    [frame.contentWindow === held[0], frame.contentDocument === held[1], frame.contentDocument.body.textContent.startsWith('written')]`;

  it('keeps window, document and storage; the URL becomes that of the page that did it', async () => {
    const { tab } = await open('<iframe></iframe>');

    const kept = await after(tab, rewrite);

    expect(kept).to.deep.equal([true, true, true]);
    expect([tab.frames[0]?.window.origin, tab.localStorage.getItem('k')]).to.deep.equal(['https://a.example', a]);
    expect(tab.frames[0]?.url).to.equal(a);
  });

  it('is heard under that URL by others, and puts nothing into the history', async () => {
    const { tab, browser } = await open('<iframe></iframe>');
    await tab.evaluate('location.hash = "part"');

    await after(tab, rewrite);
    tab.frames[0]?.window.sessionStorage.setItem('l', '1');
    await browser.settle();

    expect(tab.heard.map(({ key, url }) => [key, url])).to.deep.equal([
      ['k', a],
      ['l', a],
    ]);
    expect(tab.window.history.length).to.equal(2);
  });

  it('by its own script leaves the URL of the frame', async () => {
    const { tab } = await open('<iframe src="/f"></iframe>');

    await tab.frames[0]?.evaluate('document.open(); document.write("written"); document.close()');

    expect(tab.frames[0]?.url).to.equal(`${a}f`);
  });

  it('keeps the storage objects, and the frame goes on hearing', async () => {
    const { tab, browser } = await open('<iframe></iframe>');
    const [frame] = tab.frames;
    const storage = frame?.window.localStorage;

    await after(tab, rewrite);
    tab.window.localStorage.setItem('l', '1');
    await browser.settle();

    expect(frame?.window.localStorage).to.equal(storage);
    expect(frame?.heard.map(({ key }) => key)).to.deep.equal(['l']);
  });
});
