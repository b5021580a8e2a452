import { expect } from 'chai';
import { allHosts, openTabs, openTabsUncached } from './hosts.ts';

const local = 'localStorage';

for (const { name, host } of allHosts) {
  describe(`who hears of a change (${name})`, () => {
    it('is every other document of the origin, whatever its path, and never the one that changed it', async () => {
      const [writer, same, other] = await openTabs(host(), 'https://a.example/', 'https://a.example/', 'https://a.example/x?y');

      writer.window.localStorage.setItem('k', 'v');
      await writer.browser.settle();

      const change = { key: 'k', oldValue: null, newValue: 'v', url: 'https://a.example/', storageArea: local };
      expect([writer.heard, same.heard, other.heard]).to.deep.equal([[], [change], [change]]);
    });

    it('is a document that has never touched its storage', async () => {
      const [writer, hearer] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      const events: unknown[] = [];
      hearer.window.addEventListener('storage', (event) => events.push(event.key));

      writer.window.localStorage.setItem('k', 'v');
      await writer.browser.settle();

      expect(events).to.deep.equal(['k']);
    });

    for (const stranger of ['http://a.example/', 'https://a.example:8443/', 'https://www.a.example/', 'https://b.example/']) {
      it(`is no document of another origin: ${stranger}`, async () => {
        const [writer, other] = await openTabs(host(), 'https://a.example/', stranger);

        writer.window.localStorage.setItem('k', 'v');
        await writer.browser.settle();

        expect(other.heard).to.deep.equal([]);
        expect(other.window.localStorage.getItem('k')).to.equal(null);
      });
    }

    it('is a document whose URL spells out the default port', async () => {
      const [writer, hearer] = await openTabs(host(), 'https://a.example/', 'https://A.example:443/');

      writer.window.localStorage.setItem('k', 'v');
      await writer.browser.settle();

      expect(hearer.heard).to.have.lengthOf(1);
    });

    it('is nobody in another tab when the change is one of the session', async () => {
      const [writer, other] = await openTabs(host(), 'https://a.example/', 'https://a.example/');

      writer.window.sessionStorage.setItem('k', 'v');
      const { tasks } = await writer.browser.settle();

      expect(other.heard).to.deep.equal([]);
      expect(tasks).to.equal(0);
    });

    it('is fixed at the change: a tab that is opened afterwards hears nothing of it', async () => {
      const [writer, hearer] = await openTabs(host(), 'https://a.example/', 'https://a.example/');

      writer.window.localStorage.setItem('k', 'v');
      const late = await writer.browser.open('https://a.example/');
      await writer.browser.settle();

      expect(hearer.heard).to.have.lengthOf(1);
      expect(late.heard).to.deep.equal([]);
      expect(late.window.localStorage.getItem('k')).to.equal('v');
    });

    it('is nobody when the document is left for good before the event comes', async () => {
      const [writer, left] = await openTabsUncached(host(), 'https://a.example/', 'https://a.example/');
      left.window.location.href = 'about:blank';

      writer.window.localStorage.setItem('k', 'v');
      await writer.browser.step({ choose: 'tab2.navigation' });
      await writer.browser.settle();

      expect(left.url).to.equal('about:blank');
      expect(left.heard).to.deep.equal([]);
      expect(writer.browser.trace.events({ type: 'task-removed' })).to.have.lengthOf(1);
    });

    it('is a document that is left before the event comes, once it is shown again', async () => {
      const [writer, left] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      left.window.location.href = 'about:blank';

      writer.window.localStorage.setItem('k', 'v');
      await writer.browser.step({ choose: 'tab2.navigation' });
      await writer.browser.settle();
      const meanwhile = left.heard.length;
      await left.back();
      await writer.browser.settle();

      expect([meanwhile, left.heard.map(({ key }) => key)]).to.deep.equal([0, ['k']]);
      expect(writer.browser.trace.events({ type: 'task-removed' })).to.have.lengthOf(0);
    });

    it('is not the document that takes the place of a hearer by a reload', async () => {
      const [writer, reloaded] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      const { localStorage } = writer.window;
      writer.window.addEventListener('pagehide', () => localStorage.setItem('k', 'v'));

      // The responses come one after the other: the first page says good-bye just before the second one is replaced.
      writer.window.location.href = 'https://a.example/2';
      reloaded.window.location.reload();
      await writer.browser.settle();

      expect(reloaded.heard).to.deep.equal([]);
      expect(writer.browser.trace.events({ type: 'task-removed' })).to.have.lengthOf(1);
      expect(reloaded.window.localStorage.getItem('k')).to.equal('v');
    });

    it('is also who stays, when a page writes as it is left', async () => {
      const [leaving, hearer] = await openTabs(host(), 'https://a.example/1', 'https://a.example/');
      const { localStorage } = leaving.window;
      leaving.window.addEventListener('pagehide', () => localStorage.setItem('k', 'v'));

      await leaving.goto('https://b.example/');
      await leaving.browser.settle();

      expect(hearer.heard.map(({ url, key }) => [url, key])).to.deep.equal([['https://a.example/1', 'k']]);
    });
  });

  describe(`what is a change (${name})`, () => {
    it('is a new key, another value and a removal, with the old value and the new one', async () => {
      const [writer, hearer] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      const { localStorage } = writer.window;

      localStorage.setItem('k', '1');
      localStorage['k'] = '2';
      delete localStorage['k'];
      await writer.browser.settle();

      expect(hearer.heard.map(({ key, oldValue, newValue }) => [key, oldValue, newValue])).to.deep.equal([
        ['k', null, '1'],
        ['k', '1', '2'],
        ['k', '2', null],
      ]);
    });

    it('is not the same value once more, nor the removal of what is not there', async () => {
      const [writer, hearer] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      writer.window.localStorage.setItem('k', '');
      await writer.browser.settle();

      writer.window.localStorage.setItem('k', '');
      writer.window.localStorage.removeItem('missing');
      await writer.browser.settle();

      expect(hearer.heard).to.have.lengthOf(1);
    });

    it('is one clear() for all keys at once, and none of an empty area', async () => {
      const [writer, hearer] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      writer.window.localStorage.setItem('k', '1');
      writer.window.localStorage.setItem('l', '2');
      await writer.browser.settle();

      writer.window.localStorage.clear();
      writer.window.localStorage.clear();
      await writer.browser.settle();

      const cleared = { key: null, oldValue: null, newValue: null, url: 'https://a.example/', storageArea: local };
      expect(hearer.heard.slice(2)).to.deep.equal([cleared]);
    });

    it('is not a write that does not fit', async () => {
      const [writer, hearer] = await openTabs(host(), 'https://a.example/', 'https://a.example/');

      expect(() => writer.window.localStorage.setItem('k', 'v'.repeat(5 * 2 ** 20))).to.throw();
      await writer.browser.settle();

      expect(hearer.heard).to.deep.equal([]);
    });
  });
}
