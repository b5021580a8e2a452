import { expect } from 'chai';
import type { BareWindow } from '../../../lib/index.ts';
import { hosts } from '../hosts.ts';
import { openServed } from './server.ts';
import { note, queued } from './watching.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';
const leaving = 'beforeunload pagehide visibilitychange unload';
const stayed = { ok: false, url: a, status: 0, reason: 'The page asked the user to stay, and the user did.' };

/** Has a page ask the user to stay. */
function ask(window: BareWindow): void {
  window.addEventListener('beforeunload', (event) => event.preventDefault());
}

for (const { name, host } of hosts) {
  describe(`a page that asks the user to stay (${name})`, () => {
    it('stays when the user does: no other handler runs, nobody is asked, and what it has queued stays', async () => {
      const { tab, browser, asked } = await openServed(host(), a, {}, { beforeUnload: 'stay' });
      const other = await browser.open(a);
      asked.length = 0;
      const log = note(tab.window, '', leaving);
      ask(tab.window);
      other.window.localStorage.setItem('k', 'v');
      tab.window.location.href = b;
      const before = queued(browser);

      await browser.step({ choose: 'tab1.navigation' });

      expect(before).to.deep.equal(['tab1.dom storage k', `tab1.navigation navigate ${b}`]);
      expect(queued(browser)).to.deep.equal(['tab1.dom storage k']);
      expect([tab.navigated, log, asked]).to.deep.equal([stayed, ['beforeunload'], []]);
      expect([tab.url, tab.window.history.length]).to.deep.equal([a, 1]);
    });

    it('stays whatever would end it: reload, history and close', async () => {
      const { tab, browser } = await openServed(host(), b, {}, { beforeUnload: 'stay' });
      await tab.goto(a);
      ask(tab.window);
      const { document } = tab;

      const results = [await tab.goto(b), await tab.reload(), await tab.back()];
      await tab.close();
      tab.window.close();
      await browser.settle();

      expect(results).to.deep.equal([stayed, stayed, stayed]);
      expect([tab.document === document, tab.closed, tab.window.history.length]).to.deep.equal([true, false, 2]);
    });

    it('is asked by its address and tab, and each answer holds once', async () => {
      const answers: ('stay' | 'leave')[] = ['stay', 'leave'];
      const pages: unknown[] = [];
      const { tab } = await openServed(host(), a, {}, { beforeUnload: (page) => (pages.push(page), answers.shift() ?? 'leave') });
      ask(tab.window);

      const urls = [(await tab.goto(b)).url, (await tab.goto(b)).url];

      expect(urls).to.deep.equal([a, b]);
      expect(pages).to.deep.equal([
        { name: 'tab1', url: a },
        { name: 'tab1', url: a },
      ]);
    });

    it('asks by cancelling the event, by its returnValue, and by what the handler of the window returns; not by less', async () => {
      const ways: ((window: BareWindow) => void)[] = [
        ask,
        (window) => window.addEventListener('beforeunload', (event) => void Reflect.set(event, 'returnValue', 'sure?')),
        (window) => (window.onbeforeunload = () => 'sure?'),
        (window) => window.addEventListener('beforeunload', () => 'sure?'),
        (window) => window.addEventListener('beforeunload', (event) => void Reflect.set(event, 'returnValue', '')),
        (window) => (window.onbeforeunload = () => undefined),
      ];
      const left: boolean[] = [];

      for (const way of ways) {
        const { tab } = await openServed(host(), a, {}, { beforeUnload: 'stay' });
        way(tab.window);
        left.push((await tab.goto(b)).ok);
      }

      expect(left).to.deep.equal([false, false, false, true, true, true]);
    });

    it('is asked after the page around it, and the user once for all of them', async () => {
      const asking: unknown[] = [];
      const { tab } = await openServed(host(), a, {}, { beforeUnload: ({ name: page }) => (asking.push(page), 'stay') });
      const [frame, beside] = [await tab.addFrame(`${b}f`), await tab.addFrame(`${a}g`)];
      const inner = await frame.addFrame(`${a}h`);
      const log = note(tab.window, 'page', leaving);
      for (const each of [frame, beside, inner]) note(each.window, each.name.replace('tab1/', ''), leaving, log);
      ask(frame.window);
      ask(inner.window);

      const { ok } = await tab.goto(b);

      expect([ok, asking]).to.deep.equal([false, ['tab1/frame1']]);
      expect(log).to.deep.equal([
        'page beforeunload',
        'frame1 beforeunload',
        'frame1/frame1 beforeunload',
        'frame2 beforeunload',
      ]);
    });

    it('in a frame is asked when only the frame goes on, and not when it is removed', async () => {
      const { tab } = await openServed(host(), a, {}, { beforeUnload: 'stay' });
      const frame = await tab.addFrame(`${a}f`);
      const log = note(tab.window, 'page', leaving);
      note(frame.window, 'frame', leaving, log);
      ask(frame.window);

      const { ok } = await frame.goto(b);
      await frame.remove();

      expect([ok, frame.removed, log]).to.deep.equal([false, true, ['frame beforeunload']]);
    });

    it('keeps what it wrote meanwhile, and others hear of it', async () => {
      const { tab, browser } = await openServed(host(), a, {}, { beforeUnload: 'stay' });
      const other = await browser.open(a);
      tab.window.onbeforeunload = () => {
        tab.window.localStorage.setItem('draft', '1');
        return 'sure?';
      };

      await tab.goto(b);
      const after = queued(browser);
      await browser.settle();

      expect(after).to.deep.equal(['tab2.dom storage draft']);
      expect(tab.window.localStorage.getItem('draft')).to.equal('1');
      expect([other.heard.length, tab.heard.length]).to.deep.equal([1, 0]);
    });
  });
}
