import { expect } from 'chai';
import { bare, Browser, type BrowserOptions } from '../../../lib/index.ts';
import { happyDom, type HappyDomWindow } from '../../../lib/hosts/happy-dom/index.ts';
import type { DocumentHostFactory } from '../../../lib/html/records/document-host.ts';
import { openUserPage } from '../../ui-events/user-page.ts';

/** What both windows have. */
interface Focusable {
  readonly document: { hasFocus(): boolean };
  addEventListener(type: string, listener: (event: { readonly target: unknown; readonly isTrusted: boolean }) => void): void;
}

/** Two tabs, and the `focus` and `blur` that their windows hear. */
async function twoTabs(host: DocumentHostFactory<never>, options: Partial<BrowserOptions<object>> = {}) {
  const browser = new Browser<object>({ host: host as DocumentHostFactory, ...options });
  const heard: string[] = [];
  const open = async () => {
    const tab = await browser.open('https://a.example/');
    for (const type of ['focus', 'blur']) {
      (tab.window as Focusable).addEventListener(type, ({ target, isTrusted }) => {
        heard.push(`${type} ${tab.name}${target === tab.window && isTrusted ? '' : '!'}`);
      });
    }
    return tab;
  };
  const [a, b] = [await open(), await open()];
  await browser.settle();
  heard.length = 0;
  const focused = (): string[] =>
    browser.tabs.filter(({ window }) => (window as Focusable).document.hasFocus()).map(({ name }) => name);
  return { browser, a, b, heard, focused };
}

for (const [name, host] of [
  ['bare', bare],
  ['happy-dom', happyDom],
] as const) {
  describe(`the tab that the user looks at (${name})`, () => {
    const start = (options: Partial<BrowserOptions<object>> = {}) => twoTabs(host() as DocumentHostFactory<never>, options);

    it('is the one that was opened last', async () => {
      const { browser, focused } = await start();
      const before = focused();

      const tab = await browser.open('https://a.example/');

      expect([before, focused()]).to.deep.equal([['tab2'], [tab.name]]);
    });

    it('is the one that is shown: its window hears focus at once, and the other one blur in a task', async () => {
      const { browser, a, heard, focused } = await start();

      await a.show();
      const first = [...heard];
      await browser.settle();
      await a.show();

      expect([first, heard, focused()]).to.deep.equal([['focus tab1'], ['focus tab1', 'blur tab2'], ['tab1']]);
    });

    it('is another one when it is hidden: blur comes before the change of visibility', async () => {
      const { browser, b, heard, focused } = await start();
      (b.window as Focusable & { document: Focusable }).document.addEventListener('visibilitychange', () => heard.push('hidden'));

      await b.hide();
      await browser.settle();

      expect([heard, focused()]).to.deep.equal([['blur tab2', 'hidden', 'focus tab1'], ['tab1']]);
    });

    it('is none when all are hidden, and the same again when it is shown', async () => {
      const { browser, a, b, heard, focused } = await start();

      await a.hide();
      await b.hide();
      const none = focused();
      await b.show();
      await browser.settle();

      expect([none, focused(), heard]).to.deep.equal([[], ['tab2'], ['blur tab2', 'focus tab2']]);
    });

    it('is the one before when it is closed, or a popup of it', async () => {
      const { browser, a, b, heard, focused } = await start();
      (b.window as { open(url: string): unknown }).open('/popup');
      await browser.settle();
      const popup = focused();

      await b.popups[0]!.close();
      await browser.settle();
      const back = focused();
      await b.close();
      await a.close();

      expect([popup, back, focused()]).to.deep.equal([['tab2-popup1'], ['tab2'], []]);
      expect(heard).to.deep.equal(['blur tab2', 'focus tab2']);
    });

    it('adds nothing to the trace where nobody listens', async () => {
      const browser = new Browser<object>({ host: host() as DocumentHostFactory });
      const [a, b] = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];
      const { steps } = { steps: browser.trace.events({ type: 'task-queued' }).length };

      await a.show();
      await b.close();

      expect(browser.pending).to.deep.equal([]);
      expect(
        browser.trace
          .events({ type: 'task-queued' })
          .slice(steps)
          .map(({ label }) => label),
      ).to.deep.equal(['show', 'close']);
    });
  });
}

describe('the focus, where an element has it', () => {
  it('goes with the tab: blur and focusout on the way out, focus and focusin on the way back', async () => {
    const { browser, tab, heard, run } = await openUserPage('<input id="n">', ['focus']);
    await tab.fill('#n', 'x');
    heard();
    run(
      `for (const type of ['blur', 'focus']) addEventListener(type, ({ target }) => { if (target === window) heard.push(type + ' window'); })`,
    );

    const other = await browser.open('https://a.example/');
    await browser.settle();
    const out = heard();
    await tab.show();
    await other.close();

    expect(out).to.deep.equal(['change n', 'blur n', 'focusout n', 'blur window']);
    expect(heard()).to.deep.equal(['focus window', 'focus n', 'focusin n']);
    expect(run('document.activeElement.id')).to.equal('n');
  });

  it('goes to the frame that the user acts in, and hasFocus is true in what is around it', async () => {
    const { browser, tab, run } = await openUserPage(
      '<input id="n"><iframe srcdoc="<button id=b>b</button>"></iframe><iframe></iframe>',
      [],
    );
    const [frame, beside] = tab.frames;
    run(`globalThis.windows = []; const listen = (window, name) => { for (const type of ['blur', 'focus']) window.addEventListener(type, () => windows.push(type + ' ' + name)); };
      listen(window, 'top'); listen(frames[0], 'frame');`);
    const focused = (): string =>
      [tab, frame!, beside!].map(({ document }) => (document as HappyDomWindow['document']).hasFocus()).join();
    const first = focused();

    await frame!.click('#b');
    await browser.settle();
    const second = focused();
    await tab.click('#n');
    await browser.settle();

    expect([first, second, focused()]).to.deep.equal(['true,false,false', 'true,true,false', 'true,false,false']);
    expect([...(run('windows') as string[])]).to.deep.equal(['focus frame', 'blur top', 'focus top', 'blur frame']);
  });

  it('comes back to the page when the frame that had it is gone', async () => {
    const { tab, run } = await openUserPage('<iframe srcdoc="<button id=b>b</button>"></iframe>', []);
    await tab.frames[0]!.click('#b');

    run(`document.querySelector('iframe').remove()`);

    expect(run('document.hasFocus()')).to.equal(true);
  });
});
