import { expect } from 'chai';
import { Browser, type Tab, type DocumentHostFactory } from '../../lib/index.ts';
import type { HappyDomWindow } from '../../lib/hosts/happy-dom/index.ts';
import { served } from '../html/scripted-host.ts';
import { describeHtml, htmlHost } from './hosts.ts';

const a = 'https://a.example/';

/** Opens the page at `/`; pages note what happens in `localStorage.log`, which is common to all of their origin. */
async function open(pages: Readonly<Record<string, string>>): Promise<Tab<HappyDomWindow>> {
  const script = '<script>function log(text) { localStorage.log = (localStorage.log ?? "") + text + " "; }</script>';
  const withScript = Object.entries(pages).map(([path, markup]) => [path, script + markup] as const);
  const browser = new Browser({
    host: htmlHost() as DocumentHostFactory<object> as DocumentHostFactory<HappyDomWindow>,
    pages: served(Object.fromEntries(withScript)),
  });
  return await browser.open(a);
}

const page = (markup: string): Response => new Response(markup, { headers: { 'content-type': 'text/html' } });

const logOf = (tab: Tab<HappyDomWindow>): string[] => (tab.localStorage.getItem('log') ?? '').trim().split(' ');

describeHtml('iframe elements', () => {
  it('load before the page that they are in, innermost first, each with an event at its element', async () => {
    const tab = await open({
      '/': '<body onload="log(\'top\')"><iframe src="/f" onload="log(\'f-element\')"></iframe></body>',
      '/f': '<body onload="log(\'f\')"><iframe src="/g" onload="log(\'g-element\')"></iframe></body>',
      '/g': '<body onload="log(\'g\')"></body>',
    });

    expect(logOf(tab)).to.deep.equal(['g', 'g-element', 'f', 'f-element', 'top']);
    expect(tab.frames[0]?.frames[0]?.name).to.equal('tab1/frame1/frame1');
  });

  it('without a src are blank at once, with their load event inside of the insertion', async () => {
    const tab = await open({ '/': '<body></body>' });

    const seen = await tab.evaluate(`
      const frame = document.createElement('iframe');
      const seen = [frame.contentWindow === null, frame.contentDocument === null];
      frame.onload = () => seen.push('load');
      document.body.append(frame);
      seen.push(frame.contentWindow === window[0], frame.contentDocument.URL, frame.contentWindow.frameElement === frame, length);
      seen`);

    expect(seen).to.deep.equal([true, true, 'load', true, 'about:blank', true, 1]);
  });

  it('of a srcdoc have the storage of the page, and resolve URLs against it', async () => {
    const tab = await open({
      '/': `<iframe srcdoc="<script>sessionStorage.k = new URL('next', document.baseURI); parent.log(location.href)</script>"></iframe>`,
    });

    expect(tab.sessionStorage.getItem('k')).to.equal(`${a}next`);
    expect(logOf(tab)).to.deep.equal(['about:srcdoc']);
  });

  it('with a relative URL inside of a blank frame resolve it against the page', async () => {
    const tab = await open({ '/': '<iframe></iframe>', '/next': '<p>next</p>' });

    await tab.evaluate('window[0].location = "/next"');
    await tab.browser.settle();

    expect(tab.frames[0]?.url).to.equal(`${a}next`);
  });

  it('follow src and srcdoc as they are set and removed; src says nothing while there is a srcdoc', async () => {
    const tab = await open({ '/': '<iframe src="/f"></iframe>', '/f': 'f', '/g': 'g' });
    const urls: (string | undefined)[] = [];
    const after = async (code: string): Promise<void> => {
      await tab.evaluate(`{ const frame = document.querySelector('iframe'); ${code} }`);
      await tab.browser.settle();
      urls.push(tab.frames[0]?.url);
    };

    await after('frame.src = "/g"');
    await after('frame.srcdoc = "doc"');
    await after('frame.src = "/f"');
    await after('frame.removeAttribute("srcdoc")');
    await after('frame.removeAttribute("src")');

    expect(urls).to.deep.equal([`${a}g`, 'about:srcdoc', 'about:srcdoc', `${a}f`, 'about:blank']);
    expect(tab.frames[0]?.name).to.equal('tab1/frame1');
  });

  it('get a load event for each document, whoever navigated', async () => {
    const tab = await open({
      '/': '<iframe src="/f" onload="log(this.contentWindow.location.pathname)"></iframe>',
      '/f': '',
      '/g': '',
      '/h': '',
    });

    await tab.evaluate('window[0].location = "/g"');
    await tab.browser.settle();
    await tab.frames[0]?.goto('/h');

    expect(logOf(tab)).to.deep.equal(['/f', '/g', '/h']);
  });

  it('keep the load event of the page waiting while a script in them navigates', async () => {
    const tab = await open({
      '/': '<body onload="log(\'top\')"><iframe src="/f"></iframe></body>',
      '/f': '<script>location = "/g"</script>',
      '/g': '<body onload="log(\'g\')"></body>',
    });

    expect(logOf(tab)).to.deep.equal(['g', 'top']);
  });

  it('do not keep it waiting when the answer has no document, or nobody answers', async () => {
    const browser = new Browser({
      host: htmlHost() as DocumentHostFactory<object> as DocumentHostFactory<HappyDomWindow>,
      pages: ({ url }) => {
        if (url === a) return page('<iframe src="/204"></iframe><iframe src="/error"></iframe>');
        if (url.endsWith('/204')) return new Response(null, { status: 204 });
        return Response.error();
      },
    });

    const tab = await browser.open(a);

    expect(tab.frames.map(({ url }) => url)).to.deep.equal(['about:blank', `${a}error`]);
    expect(tab.document.readyState).to.equal('complete');
  });

  it('keep it waiting for the document that they show when a navigation away from it comes to nothing', async () => {
    const pages: Readonly<Record<string, string>> = {
      '/': '<body onload="localStorage.log += \' top\'"><iframe src="/f"></iframe></body>',
      '/f': '<body onload="localStorage.log = \'f\'"><script>location = "/204"</script><iframe src="/g"></iframe></body>',
      '/g': '<iframe src="/h"></iframe>',
      '/h': 'h',
    };
    const browser = new Browser({
      host: htmlHost() as DocumentHostFactory<object> as DocumentHostFactory<HappyDomWindow>,
      pages({ url }) {
        const markup = pages[new URL(url).pathname];
        return markup === undefined ? new Response(null, { status: 204 }) : page(markup);
      },
    });

    const tab = await browser.open(a);

    expect([logOf(tab), tab.frames[0]?.url]).to.deep.equal([['f', 'top'], `${a}f`]);
  });

  it('that would show a page inside of itself stay blank', async () => {
    const tab = await open({
      '/': '<iframe src="/#inner"></iframe><iframe src="/f"></iframe>',
      '/f': '<iframe src="/"></iframe>',
    });

    expect(tab.frames.map(({ url }) => url)).to.deep.equal(['about:blank', `${a}f`]);
    expect(tab.frames[1]?.frames[0]?.url).to.equal('about:blank');
  });

  it('can be removed in their own load event', async () => {
    const tab = await open({
      '/': '<body onload="log(\'top\')"><iframe src="/f" onload="this.remove(); log(length)"></iframe></body>',
      '/f': '',
    });

    expect(logOf(tab)).to.deep.equal(['0', 'top']);
    expect(tab.frames).to.deep.equal([]);
  });

  it('go with what is around them, and are others when they come back', async () => {
    const tab = await open({ '/': '<div><iframe src="/f"></iframe></div>', '/f': '' });
    const [first] = tab.frames;

    await tab.evaluate('div = document.querySelector("div"); frame = div.firstChild; held = frame.contentWindow; div.remove()');
    const gone = await tab.evaluate('[frame.contentWindow, frame.contentDocument, held.closed, held.parent, length]');
    await tab.evaluate('document.body.append(div)');
    await tab.browser.settle();

    expect(gone).to.deep.equal([null, null, true, null, 0]);
    expect([first?.removed, tab.frames[0]?.name, tab.frames[0]?.url]).to.deep.equal([true, 'tab1/frame2', `${a}f`]);
    expect(await tab.evaluate('frame.contentWindow === held')).to.equal(false);
  });

  it('of another origin show their window and not their document', async () => {
    const tab = await open({ '/': '<iframe src="https://b.example/"></iframe>' });

    const seen = await tab.evaluate(`
      const frame = document.querySelector('iframe');
      const seen = [frame.contentDocument, frame.contentWindow === window[0], frame.contentWindow.parent === window];
      try { frame.contentWindow.document; } catch (error) { seen.push(error instanceof DOMException, error instanceof Error, error.name); }
      seen`);
    const inner = await tab.frames[0]?.evaluate('[frameElement, parent === window, top === parent]');

    expect(seen).to.deep.equal([null, true, true, true, true, 'SecurityError']);
    expect(inner).to.deep.equal([null, false, true]);
  });

  it('give their name to their window, by which the page finds them', async () => {
    const tab = await open({ '/': '<iframe name="side" src="/f"></iframe>', '/f': '' });

    expect(await tab.evaluate('[window.side === window[0], frames.side.name, "side" in window]')).to.deep.equal([
      true,
      'side',
      true,
    ]);
  });

  it('keep the identity of their windows in every way of reaching it, in the page as in the test', async () => {
    const tab = await open({ '/': '<iframe src="/f"></iframe>', '/f': '' });
    const checks = `[document.defaultView === window, self === window, globalThis === window, frames === window, this === window,
      parent === window, top === window, document.querySelector('iframe').contentWindow === frames[0],
      frames[0].parent === window, frames[0].frameElement === document.querySelector('iframe'),
      document.querySelector('iframe').contentDocument === frames[0].document, frames[0].document.defaultView === frames[0]]`;
    const before: unknown = await tab.evaluate(checks);

    await tab.frames[0]?.goto('/f?2');
    const inBetween: unknown = await tab.evaluate(checks);
    await tab.reload();
    const after: unknown = await tab.evaluate(checks);

    const expected = Array.from({ length: 12 }, (_, index) => index !== 4);
    for (const seen of [before, inBetween, after])
      expect((seen as boolean[]).map((each, i) => (i === 4 ? false : each))).to.deep.equal(expected);
    expect(tab.frames[0]?.element).to.equal(tab.document.querySelector('iframe'));
  });
});
