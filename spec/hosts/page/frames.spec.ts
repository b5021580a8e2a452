import { expect } from 'chai';
import { Browser, type Tab } from '../../../lib/index.ts';
import type { HappyDomWindow } from '../../../lib/hosts/happy-dom/index.ts';
import { onEachHost } from './each-host.ts';

onEachHost('iframe elements', ({ openPage }) => {
  it('are told to the model when they come, change and go', () => {
    const page = openPage({ markup: '<iframe name=n src="/f"></iframe>' });
    const element = page.window.document.querySelector('iframe');

    page.run(
      'f = document.querySelector("iframe"); f.src = "/g"; f.srcdoc = "<p>"; f.removeAttribute("srcdoc"); f.remove(); f.src = "/h"',
    );

    const attributes = { src: 'https://a.example/f', srcdoc: null, name: 'n', sandbox: null };
    expect(page.calls).to.deep.equal([
      ['frameInserted', element, attributes],
      ['frameChanged', element, { ...attributes, src: 'https://a.example/g' }],
      ['frameChanged', element, { ...attributes, src: 'https://a.example/g', srcdoc: '<p>' }],
      ['frameChanged', element, { ...attributes, src: 'https://a.example/g' }],
      ['frameRemoved', element],
    ]);
  });

  it('tell the model of their sandbox attribute whenever it changes, without asking for a navigation', () => {
    const page = openPage({ markup: '<iframe sandbox></iframe>' });
    const element = page.window.document.querySelector('iframe');

    page.run(
      'f = document.querySelector("iframe"); f.setAttribute("sandbox", "allow-scripts"); f.sandbox.add("allow-forms"); f.removeAttribute("sandbox")',
    );
    page.run('f.name = "later"; f.remove(); f.setAttribute("sandbox", "")');

    expect(page.calls).to.deep.equal([
      ['frameInserted', element, { src: null, srcdoc: null, name: '', sandbox: '' }],
      ['frameSandboxed', element, 'allow-scripts'],
      ['frameSandboxed', element, 'allow-scripts allow-forms'],
      ['frameSandboxed', element, null],
      ['frameRemoved', element],
    ]);
  });

  it('go and come again when they are moved', () => {
    const page = openPage({ markup: '<iframe></iframe><div></div>' });

    page.run('document.querySelector("div").append(document.querySelector("iframe"))');

    expect(page.calls.map(([name]) => name)).to.deep.equal(['frameInserted', 'frameRemoved', 'frameInserted']);
  });

  it('go when they, or what they are in, are removed or written over', () => {
    const page = openPage({ markup: '<div><iframe></iframe></div><iframe></iframe>' });

    page.run('document.querySelector("div").remove(); document.open(); 0');

    expect(page.calls.map(([name]) => name)).to.deep.equal([
      ...['frameInserted', 'frameInserted'],
      ...['frameRemoved', 'frameRemoved'],
    ]);
  });

  it('are loaded at once when they may be lazy (IMPL-DEFINED)', () => {
    const page = openPage({ markup: '<iframe loading=lazy src="/f"></iframe>' });

    expect(page.calls[0]?.slice(2)).to.deep.equal([{ src: 'https://a.example/f', srcdoc: null, name: '', sandbox: null }]);
  });

  it('have the window and the document that the model gives them', () => {
    const page = openPage({ markup: '<iframe src="http://["></iframe>' });

    expect(page.run('f = document.querySelector("iframe"); [f.contentWindow, f.contentDocument]')).to.deep.equal([{}, null]);
  });

  it('get a trusted load event', () => {
    const page = openPage({ markup: '<iframe onload="got = [event.isTrusted, this.tagName]"></iframe>' });
    const element = page.window.document.querySelector('iframe');

    page.host.fireFrameLoad(element ?? {});
    page.host.fireFrameLoad({});

    expect(page.run('got')).to.deep.equal([true, 'IFRAME']);
  });
});

onEachHost('a blank iframe that its parent writes', ({ host }) => {
  const markup = '<iframe></iframe><script>var heard = []; const frame = document.querySelector("iframe")</script>';
  const pages = (): Response => new Response(markup, { headers: { 'content-type': 'text/html' } });
  const withFrame = async (): Promise<Tab<HappyDomWindow>> => {
    browser = new Browser({ host: host(), pages });
    return browser.open('https://a.example/');
  };
  let browser: Browser<HappyDomWindow> | null = null;
  afterEach(() => browser?.close());

  it('keeps its document, its window and its storage, and runs what is written', async () => {
    const tab = await withFrame();

    const same = await tab.evaluate(`const { contentDocument, contentWindow } = frame;
      contentDocument.open(); contentDocument.write('<p>1</p><script>localStorage.k = "v"; parent.ran = document.URL<\\/script>');
      contentDocument.write('<b>2</b>'); contentDocument.close();
      JSON.stringify([frame.contentDocument === contentDocument, frame.contentWindow === contentWindow, contentWindow.document === contentDocument])`);

    expect(same).to.equal('[true,true,true]');
    expect(await tab.evaluate('frame.contentDocument.body.textContent')).to.match(/^1.*2$/s);
    expect(await tab.evaluate('[ran, localStorage.k].join()')).to.equal('https://a.example/,v');
  });

  it('hears storage events by what was written only', async () => {
    const tab = await withFrame();
    await tab.evaluate(`frame.contentWindow.addEventListener('storage', () => heard.push('before'));
      frame.contentDocument.write('<body onstorage="parent.heard.push(event.key)">'); frame.contentDocument.close()`);
    const other = await browser?.open('https://a.example/');

    await other?.evaluate('localStorage.setItem("k", "v")');
    await browser?.settle();

    expect(await tab.evaluate('heard.join()')).to.equal('k');
  });
});
