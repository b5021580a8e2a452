import { expect } from 'chai';
import type { BareWindow } from '../../../lib/index.ts';
import { hosts } from '../hosts.ts';
import { openServed, page } from '../lives/server.ts';
import { note, queued } from '../lives/watching.ts';
import { thrownBy } from '../thrown-by.ts';

const a = 'https://a.example/';

/** Pages at `/sandbox`, `/scripts`, `/same` and so on are in a sandbox by their Content Security Policy. */
const policies: Readonly<Record<string, string>> = {
  '/sandbox': 'sandbox',
  '/scripts': 'sandbox allow-scripts',
  '/same': 'sandbox allow-scripts allow-same-origin',
  '/popups': 'sandbox allow-scripts allow-popups',
  '/escape': 'sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox',
  '/modals': 'sandbox allow-scripts allow-modals',
  '/among': "default-src 'self'; SANDBOX allow-scripts; sandbox allow-same-origin",
  '/two': 'sandbox allow-scripts, sandbox allow-same-origin',
  '/none': "default-src 'self'",
};

const answers = {
  ...Object.fromEntries(
    Object.entries(policies).map(([path, policy]) => [path, () => page('', { 'content-security-policy': policy })]),
  ),
  '/report': () => page('', { 'content-security-policy-report-only': 'sandbox' }),
};

for (const { name, host } of hosts) {
  describe(`Content-Security-Policy: sandbox (${name})`, () => {
    for (const [path, origin] of [
      ['sandbox', 'null'],
      ['scripts', 'null'],
      ['same', 'https://a.example'],
      ['among', 'null'],
      ['two', 'null'],
      ['none', 'https://a.example'],
      ['report', 'https://a.example'],
    ] as const) {
      it(`decides about the origin of the page that has it: ${policies[`/${path}`] ?? 'only reported'}`, async () => {
        const { tab } = await openServed(host(), a + path, answers);

        expect(tab.window.origin).to.equal(origin);
      });
    }

    it('denies storage with the SecurityError of the page, code 18, though the URL is that of an origin that has some', async () => {
      const { tab } = await openServed(host(), a, answers);
      tab.window.localStorage.setItem('k', 'v');
      await tab.goto('/scripts');

      for (const area of ['localStorage', 'sessionStorage'] as const) {
        const error = thrownBy(() => tab.window[area]);
        expect(error).to.be.instanceOf(tab.window.DOMException);
        expect(error).to.include({ name: 'SecurityError', code: 18 });
      }
      expect([tab.url, tab.window.origin]).to.deep.equal([`${a}scripts`, 'null']);
    });

    it('is that of one page: the next has storage again, the same session as before', async () => {
      const { tab } = await openServed(host(), a, answers);
      tab.window.sessionStorage.setItem('k', 'v');

      await tab.goto('/scripts');
      await tab.goto('/next');

      expect([tab.window.origin, tab.sessionStorage.getItem('k')]).to.deep.equal(['https://a.example', 'v']);
    });

    it('lets the page not hear what its URL’s origin writes', async () => {
      const { tab, browser } = await openServed(host(), `${a}scripts`, answers);
      const other = await browser.open(a);

      other.window.localStorage.setItem('k', 'v');

      expect([queued(browser), tab.heard]).to.deep.equal([[], []]);
    });

    it('counts for frames inside of the page, also when they have a policy that allows more', async () => {
      const { tab } = await openServed(host(), `${a}scripts`, answers);

      const frames = [await tab.addFrame(`${a}f`), await tab.addFrame(`${a}same`), await tab.addFrame()];

      expect(frames.map(({ window }) => window.origin)).to.deep.equal(['null', 'null', 'null']);
      for (const { window } of frames) expect(window.parent === tab.window).to.equal(false);
    });

    it('counts for a frame that has it, and not for the page around it', async () => {
      const { tab } = await openServed(host(), a, answers);

      const frame = await tab.addFrame(`${a}scripts`);

      expect([frame.window.origin, tab.window.origin, Reflect.get(tab.window, 0) === frame.window]).to.deep.equal([
        'null',
        'https://a.example',
        false,
      ]);
    });

    it('without allow-popups lets the page open nothing', async () => {
      const { tab, browser } = await openServed(host(), `${a}scripts`, answers);

      const given = [tab.window.open('/p'), tab.window.open('/p', 'side', 'noopener')];

      expect([given, queued(browser), browser.tabs]).to.deep.equal([[null, null], [], [tab]]);
    });

    it('passes to the windows that the page opens', async () => {
      const { tab, browser } = await openServed(host(), `${a}popups`, answers);

      tab.window.open('/p');
      tab.window.open('');
      await browser.settle();

      expect(tab.popups.map(({ url, window }) => [url, window.origin])).to.deep.equal([
        [`${a}p`, 'null'],
        ['about:blank', 'null'],
      ]);
      const blank = tab.popups[1]?.window.opener as BareWindow;
      expect(thrownBy(() => blank.document)).to.have.property('name', 'SecurityError');
    });

    it('does not pass with allow-popups-to-escape-sandbox; then a blank window has the page’s opaque origin', async () => {
      const { tab, browser } = await openServed(host(), `${a}escape`, answers);

      tab.window.open('/p');
      const blank = tab.window.open('') as BareWindow;
      await browser.settle();

      expect([tab.popups[0]?.window.origin, blank.origin]).to.deep.equal(['https://a.example', 'null']);
      expect(blank.opener).to.equal(tab.window);
      expect(thrownBy(() => blank.localStorage)).to.include({ name: 'SecurityError', code: 18 });
    });

    it('lets document.domain not be set', async () => {
      const { tab } = await openServed(host(), `${a}same`, answers);

      const error = thrownBy(() => (tab.window.document.domain = 'a.example'));

      expect(error).to.be.instanceOf(tab.window.DOMException);
      expect(error).to.have.property('name', 'SecurityError');
    });

    for (const [path, stays] of [
      ['same', false],
      ['modals', true],
      ['none', true],
    ] as const) {
      it(`asks the user about leaving only with allow-modals, and fires beforeunload in any case: /${path}`, async () => {
        const { tab } = await openServed(host(), a + path, answers, { beforeUnload: 'stay' });
        const log = note(tab.window, 'page', 'beforeunload');
        tab.window.addEventListener('beforeunload', (event) => event.preventDefault());

        await tab.goto('/next');

        expect([log, tab.url]).to.deep.equal([['page beforeunload'], stays ? a + path : `${a}next`]);
      });
    }
  });
}
