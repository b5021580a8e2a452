import { expect } from 'chai';
import type { BareWindow, Tab } from '../../../lib/index.ts';
import { describeHtml, hosts, htmlHost } from '../hosts.ts';
import { openServed, page } from '../lives/server.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

type AnyWindow = BareWindow & Record<string, unknown>;

const setsLocation = (document: object): string => {
  try {
    Reflect.set(document, 'location', '/elsewhere');
    return 'nothing';
  } catch (error) {
    return (error as Error).name;
  }
};
const opened = ({ window }: Tab, ...args: string[]): AnyWindow => window.open(...args) as AnyWindow;

for (const { name, host } of hosts) {
  const open = async (): Promise<Tab> =>
    (await openServed(host(), a, { '/q': () => page('<p>q</p>'), '/r': () => page('') })).tab;

  describe(`the window of a popup (${name})`, () => {
    it('stays for the first page of its origin, with listeners, handlers and values', async () => {
      const tab = await open();
      const heard: string[] = [];
      const popup = opened(tab, '/q');
      popup.onload = () => heard.push(`load ${popup.document.URL}`);
      popup.addEventListener('pageshow', ({ currentTarget }) => heard.push(`pageshow ${currentTarget === popup}`));
      popup['given'] = 5;

      await tab.browser.settle();

      expect(heard).to.deep.equal([`load ${a}q`, 'pageshow true']);
      expect(popup['given']).to.equal(5);
    });

    it('stays with its interfaces, location, history and functions, which are about the page now', async () => {
      const tab = await open();
      const popup = opened(tab, '/q');
      const { Event, Storage, StorageEvent, location, history, setTimeout } = popup;
      const prototype: unknown = Object.getPrototypeOf(popup);
      await tab.browser.settle();
      let ran = false;

      setTimeout(() => (ran = true), 5);
      await tab.browser.advance(5);
      location.hash = '#part';
      await tab.browser.settle();

      expect([popup.Event, popup.Storage, popup.StorageEvent]).to.deep.equal([Event, Storage, StorageEvent]);
      expect([popup.location, popup.history, Object.getPrototypeOf(popup)]).to.deep.equal([location, history, prototype]);
      expect([ran, location.href, popup.document.URL, tab.popups[0]?.url]).to.deep.equal([true, ...Array(3).fill(`${a}q#part`)]);
    });

    it('has a new document with storage objects of its own; the blank one has no window any more', async () => {
      const tab = await open();
      const popup = opened(tab, '/q');
      const { document, localStorage } = popup;

      await tab.browser.settle();

      expect(popup.document).not.to.equal(document);
      expect(popup.localStorage).not.to.equal(localStorage);
      expect([document.URL, document.defaultView, document.location, document.visibilityState]).to.deep.equal([
        ...['about:blank', null, null, 'hidden'],
      ]);
      document.cookie = 'lost=1';
      // By Web IDL this throws, as it does on jsdom: what it would be forwarded to is null.
      expect(setsLocation(document)).to.be.oneOf(['nothing', 'TypeError']);
      expect([document.cookie, popup.document.cookie, tab.browser.pending]).to.deep.equal(['', '', []]);
      expect(popup.document.defaultView).to.equal(popup);
    });

    it('has no timers of before, whose document is destroyed', async () => {
      const tab = await open();
      const popup = opened(tab, '/q');
      let ran = false;
      popup.setTimeout(() => (ran = true), 5);

      await tab.browser.settle();
      await tab.browser.advance(10);

      expect(ran).to.equal(false);
      expect(tab.browser.trace.events({ type: 'document-destroyed' })).to.have.lengthOf(1);
    });

    it('is another one for a page of another origin, and for the page after the first', async () => {
      const tab = await open();
      const [other, second] = [opened(tab, b), opened(tab, '/q')];
      other['given'] = second['given'] = 5;
      await tab.browser.settle();

      second.location.href = '/r';
      opened(tab, a, '_blank').close();
      await tab.browser.settle();

      expect(tab.popups.map(({ url, window }) => [url, Reflect.get(window, 'given')])).to.deep.equal([
        [b, undefined],
        [`${a}r`, undefined],
      ]);
    });

    it('is another one where its opener had set document.domain', async () => {
      const distant = (await openServed(host(), 'https://x.a.example/', { '/': () => page(''), '/q': () => page('') })).tab;
      distant.window.document.domain = 'a.example';
      const relaxed = opened(distant, '/q');
      relaxed['given'] = 5;

      await distant.browser.settle();

      expect(Reflect.get(distant.popups[0]!.window, 'given')).to.equal(undefined);
    });

    it('hears messages and storage events as the page', async () => {
      const tab = await open();
      const popup = opened(tab, '/q');
      const heard: unknown[] = [];
      popup.addEventListener('message', ({ data }) => heard.push(data));
      popup.addEventListener('storage', ({ key, storageArea }) => heard.push(key, storageArea === popup.localStorage));
      await tab.browser.settle();

      popup.postMessage('m', '*');
      tab.localStorage.setItem('k', 'v');
      await tab.browser.settle();

      expect(heard).to.deep.equal(['m', 'k', true]);
    });
  });
}

describeHtml('the window of an iframe', () => {
  const open = async (markup: string): Promise<Tab> => {
    const host = htmlHost();
    const framed =
      '<p id="x">q</p><script>seen = [given, x.textContent, document.URL]; later = 1</script>' +
      '<script type="module">window.fromModule = typeof given</script>';
    const { tab } = await openServed(host, a, { '/': () => page(markup), '/q': () => page(framed) });
    return tab;
  };
  const added = `
    const frame = document.createElement('iframe');
    frame.src = '/q';
    document.body.append(frame);
    frame.contentWindow.given = 7;
    frame.contentWindow.eval('var kept = 8');
    frame.contentWindow.onload = () => { log.push('window load') };
    frame.contentDocument.addEventListener('DOMContentLoaded', () => { log.push('lost') });
    frame.contentWindow.addEventListener('DOMContentLoaded', () => { log.push('DOMContentLoaded') });
    frame.onload = () => { log.push('element load') };
    var before = frame.contentDocument, log = []; document.body.frame = frame`;

  it('stays for the first page of its origin, with values, scopes and listeners; scripts of the page find them', async () => {
    const tab = await open('');

    await tab.evaluate(added);
    await tab.browser.settle();

    expect(await tab.evaluate('log')).to.deep.equal(['DOMContentLoaded', 'window load', 'element load']);
    const result = await tab.evaluate(`
      const w = frames[0];
      [w.seen, w.later, w.fromModule, w.kept, w.document === before, w.document.querySelector('p').isConnected]`);
    expect(result).to.deep.equal([...[[7, 'q', `${a}q`], 1, 'number'], ...[8, false, true]]);
  });

  it('runs scripts of the document that it has, and none of the blank one', async () => {
    const tab = await open('');
    await tab.evaluate(added);
    await tab.browser.settle();

    await tab.evaluate(`
      for (const document of [before, frames[0].document]) {
        const script = document.createElement('script');
        script.textContent = 'ran = (window.ran ?? 0) + 1; by = document.currentScript.ownerDocument.URL';
        document.body.append(script);
      }`);

    expect(await tab.evaluate('[frames[0].ran, frames[0].by]')).to.deep.equal([1, `${a}q`]);
  });

  it('follows the sandbox as it is when the page comes', async () => {
    const tab = await open('<iframe sandbox="allow-same-origin" src="/q"></iframe>');

    expect(await tab.evaluate('[frames[0].document.URL, frames[0].seen]')).to.deep.equal([`${a}q`, undefined]);
    await tab.evaluate(`
      const frame = document.createElement('iframe');
      document.body.append(frame);
      frame.contentWindow.given = 7;
      frame.sandbox = 'allow-same-origin';
      frame.src = '/q'`);
    await tab.browser.settle();
    expect(await tab.evaluate('[frames[1].given, frames[1].document.URL, frames[1].seen]')).to.deep.equal([
      7,
      `${a}q`,
      undefined,
    ]);
  });

  it('ends when its frame is removed as the blank document goes', async () => {
    const tab = await open('');
    await tab.evaluate(added);
    await tab.evaluate(
      'var old = frames[0], oldDocument = old.document; old.onunload = () => { document.body.frame.remove() }; 0',
    );

    await tab.browser.settle();

    expect(await tab.evaluate('[length, old.closed, log]')).to.deep.equal([0, true, []]);
    expect(tab.browser.trace.events({ type: 'document-created' }).map(({ url }) => url)).to.deep.equal([a, 'about:blank']);
  });
});
