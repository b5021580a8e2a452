import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import { hosts, openTabs } from './hosts.ts';

const quotaUnits = 5 * 2 ** 20;

/** What a call throws. */
function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return null;
}

for (const { name, host } of hosts) {
  describe(`how long and how far data reach (${name})`, () => {
    it('is for local storage all tabs of the origin, and beyond the life of each', async () => {
      const [first] = await openTabs(host(), 'https://a.example/');
      first.window.localStorage.setItem('k', 'v');

      const second = await first.browser.open('https://a.example/other');
      await first.close();
      await second.close();
      const third = await first.browser.open('https://a.example/');

      expect(third.window.localStorage.getItem('k')).to.equal('v');
    });

    it('is for session storage one tab: a new tab of the same origin begins with none', async () => {
      const [first] = await openTabs(host(), 'https://a.example/');
      first.window.sessionStorage.setItem('k', 'v');

      const second = await first.browser.open('https://a.example/');

      expect(second.window.sessionStorage.length).to.equal(0);
      expect(first.window.sessionStorage.getItem('k')).to.equal('v');
    });

    it('is for session storage the life of the tab: reload, navigation, and back from another origin', async () => {
      const [tab] = await openTabs(host(), 'https://a.example/');
      tab.window.sessionStorage.setItem('k', 'v');
      const seen: unknown[] = [];

      for (const go of [
        () => tab.reload(),
        () => tab.goto('/other'),
        () => tab.goto('https://b.example/'),
        () => tab.goto('https://a.example/'),
      ]) {
        await go();
        seen.push([tab.url, tab.window.sessionStorage.getItem('k')]);
      }

      expect(seen).to.deep.equal([
        ['https://a.example/', 'v'],
        ['https://a.example/other', 'v'],
        ['https://b.example/', null],
        ['https://a.example/', 'v'],
      ]);
    });

    it('is for neither another browser', async () => {
      const [one] = await openTabs(host(), 'https://a.example/');
      one.window.localStorage.setItem('k', 'v');

      const [other] = await openTabs(host(), 'https://a.example/');

      expect(other.window.localStorage.length).to.equal(0);
    });

    it('keeps the two areas of a document apart', async () => {
      const [tab] = await openTabs(host(), 'https://a.example/');

      tab.window.localStorage.setItem('k', 'local');
      tab.window.sessionStorage.setItem('k', 'session');

      expect([tab.window.localStorage.getItem('k'), tab.window.sessionStorage.getItem('k')]).to.deep.equal(['local', 'session']);
    });
  });

  describe(`the holders of a document (${name})`, () => {
    it('give the same object each time', async () => {
      const [tab] = await openTabs(host(), 'https://a.example/');
      const { window } = tab;

      expect(window.localStorage === window.localStorage).to.equal(true);
      expect(window.sessionStorage === window.sessionStorage).to.equal(true);
      expect(window.localStorage === window.sessionStorage).to.equal(false);
      expect(window.localStorage === tab.localStorage).to.equal(true);
    });

    it("are the document's own: another tab and the reloaded page have others, of their own class", async () => {
      const [tab, other] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      const { localStorage, sessionStorage, Storage } = tab.window;

      await tab.reload();

      expect(other.window.localStorage === localStorage).to.equal(false);
      expect(tab.window.localStorage === localStorage).to.equal(false);
      expect(tab.window.sessionStorage === sessionStorage).to.equal(false);
      expect(tab.window.localStorage instanceof Storage).to.equal(false);
      expect(localStorage instanceof Storage).to.equal(true);
    });

    it('cannot be assigned to', async () => {
      const [tab] = await openTabs(host(), 'https://a.example/');
      const { localStorage } = tab.window;

      await tab.evaluate('localStorage = null; window.localStorage = 1; 0');

      expect(tab.window.localStorage === localStorage).to.equal(true);
    });
  });

  describe(`the quota (${name})`, () => {
    it('is 5 times 2 to the 20th UTF-16 code units of keys and values, and the last one fits', async () => {
      const [tab] = await openTabs(host(), 'https://a.example/');
      const { localStorage, QuotaExceededError, DOMException } = tab.window as typeof tab.window & {
        QuotaExceededError: Function;
      };

      localStorage.setItem('key', 'v'.repeat(quotaUnits - 3));
      const error = thrownBy(() => localStorage.setItem('l', ''));

      expect(error instanceof QuotaExceededError).to.equal(true);
      expect(error instanceof DOMException).to.equal(true);
      expect(error).to.include({ name: 'QuotaExceededError', code: 22, quota: null, requested: null });
      expect(localStorage.length).to.equal(1);
    });

    it('leaves the old value when another one does not fit', async () => {
      const [tab] = await openTabs(host(), 'https://a.example/');
      const { localStorage } = tab.window;
      localStorage.setItem('k', 'old');

      const error = thrownBy(() => (localStorage['k'] = 'v'.repeat(quotaUnits)));

      expect(error).to.include({ name: 'QuotaExceededError' });
      expect(localStorage.getItem('k')).to.equal('old');
    });

    it('is one of each area and of each origin', async () => {
      const [tab, other] = await openTabs(host(), 'https://a.example/', 'https://b.example/');

      tab.window.localStorage.setItem('k', 'v'.repeat(quotaUnits - 1));
      tab.window.sessionStorage.setItem('k', 'v'.repeat(quotaUnits - 1));
      other.window.localStorage.setItem('k', 'v'.repeat(quotaUnits - 1));

      expect(thrownBy(() => other.window.localStorage.setItem('l', ''))).to.include({ name: 'QuotaExceededError' });
      expect(thrownBy(() => other.window.sessionStorage.setItem('l', ''))).to.equal(null);
    });
  });

  describe(`a document of an opaque origin (${name})`, () => {
    for (const url of ['about:blank', 'data:text/html,hello']) {
      it(`gets a SecurityError from both getters: ${url}`, async () => {
        const [tab] = await openTabs(host(), url);
        const { DOMException } = tab.window;

        for (const getter of ['localStorage', 'sessionStorage'] as const) {
          const error = thrownBy(() => tab.window[getter]);
          expect(error instanceof DOMException).to.equal(true);
          expect(error).to.include({ name: 'SecurityError', code: 18 });
          expect(thrownBy(() => tab[getter])).to.include({ name: 'SecurityError' });
        }
        expect(tab.window.origin).to.equal('null');
      });
    }

    it('is also what a page shows that did not answer', async () => {
      const browser = new Browser({ host: host(), pages: () => Response.error() });

      const tab = await browser.open('https://a.example/');

      expect(tab.url).to.equal('https://a.example/');
      expect(thrownBy(() => tab.window.localStorage)).to.include({ name: 'SecurityError' });
    });

    it('hears nothing, and is not in the way of who does', async () => {
      const [writer, blank, hearer] = await openTabs(host(), 'https://a.example/', 'about:blank', 'https://a.example/');

      writer.window.localStorage.setItem('k', 'v');
      await writer.browser.settle();

      expect([blank.heard.length, hearer.heard.length]).to.deep.equal([0, 1]);
    });
  });
}
