import { expect } from 'chai';
import { hosts, openTabs } from './hosts.ts';

for (const { name, host } of hosts) {
  describe(`the URL of a storage event (${name})`, () => {
    it('is the one that the changed document had at the moment of the change', async () => {
      const [writer, hearer] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      const { window } = writer;

      window.localStorage.setItem('k', '1');
      window.location.hash = 'part';
      window.localStorage.setItem('k', '2');
      window.history.pushState(null, '', '/pushed?x');
      window.localStorage.setItem('k', '3');
      window.history.replaceState(null, '', '#end');
      await writer.browser.settle();

      expect(hearer.heard.map(({ newValue, url }) => [newValue, url])).to.deep.equal([
        ['1', 'https://a.example/'],
        ['2', 'https://a.example/#part'],
        ['3', 'https://a.example/pushed?x'],
      ]);
      expect(writer.url).to.equal('https://a.example/pushed?x#end');
    });
  });

  describe(`a storage event (${name})`, () => {
    it('is trusted, neither bubbles nor can be cancelled, and has the window as its target', async () => {
      const [writer, hearer] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      const { window } = hearer;
      const seen: unknown[] = [];
      window.addEventListener('storage', (event) => {
        const { isTrusted, bubbles, cancelable, target, currentTarget } = event;
        seen.push({ isTrusted, bubbles, cancelable, target: target === window, currentTarget: currentTarget === window });
      });

      writer.window.localStorage.setItem('k', 'v');
      await writer.browser.settle();

      const expected = { isTrusted: true, bubbles: false, cancelable: false, target: true, currentTarget: true };
      expect(seen).to.deep.equal([expected]);
    });

    it('is of the class of the window that hears it', async () => {
      const [writer, hearer] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      const seen: unknown[] = [];
      hearer.window.onstorage = (event) => {
        seen.push(event instanceof hearer.window.StorageEvent, event instanceof hearer.window.Event);
        seen.push(event instanceof writer.window.StorageEvent);
      };

      writer.window.localStorage.setItem('k', 'v');
      await writer.browser.settle();

      expect(seen).to.deep.equal([true, true, false]);
    });

    it("has the hearer's own Storage object as its storageArea, made for it where there was none", async () => {
      const [writer, hearer] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      const areas: unknown[] = [];
      hearer.window.addEventListener('storage', ({ storageArea }) => areas.push(storageArea));

      writer.window.localStorage.setItem('k', 'v');
      await writer.browser.settle();

      expect(areas).to.have.lengthOf(1);
      expect(areas[0] === hearer.window.localStorage).to.equal(true);
      expect(areas[0] === writer.window.localStorage).to.equal(false);
    });

    it('shows through storageArea how things are now, not how they were at the change', async () => {
      const [writer, hearer] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      const seen: unknown[] = [];
      hearer.window.addEventListener('storage', ({ newValue, storageArea }) => seen.push([newValue, storageArea?.getItem('k')]));

      writer.window.localStorage.setItem('k', '1');
      writer.window.localStorage.setItem('k', '2');
      await writer.browser.settle();

      expect(seen).to.deep.equal([
        ['1', '2'],
        ['2', '2'],
      ]);
    });

    it('names the session area of the document when that one changed, and no tab hears of its own', async () => {
      const [tab] = await openTabs(host(), 'https://a.example/');

      tab.window.sessionStorage.setItem('k', 'v');
      tab.window.localStorage.setItem('k', 'v');
      await tab.browser.settle();

      expect(tab.heard).to.deep.equal([]);
    });
  });

  describe(`the task of a storage event (${name})`, () => {
    it('comes later: the value is there at once, the event is not', async () => {
      const [writer, hearer] = await openTabs(host(), 'https://a.example/', 'https://a.example/');

      const during = await writer.run((window) => {
        window.localStorage.setItem('k', 'v');
        return [hearer.window.localStorage.getItem('k'), hearer.heard.length];
      });

      expect(during).to.deep.equal(['v', 0]);
      expect(hearer.heard).to.deep.equal([]);
      const [task] = writer.browser.pending;
      expect([task?.name, task?.source, task?.label]).to.deep.equal(['tab2.dom', 'DOM manipulation', 'storage k']);
    });

    it('comes in the order of the changes, whoever made them', async () => {
      const [a, b, hearer] = await openTabs(host(), 'https://a.example/1', 'https://a.example/2', 'https://a.example/');

      a.window.localStorage.setItem('k', '1');
      b.window.localStorage.setItem('k', '2');
      a.window.localStorage.setItem('k', '3');
      await a.browser.settle();

      expect(hearer.heard.map(({ oldValue, newValue, url }) => [oldValue, newValue, url.at(-1)])).to.deep.equal([
        [null, '1', '1'],
        ['1', '2', '2'],
        ['2', '3', '1'],
      ]);
    });

    it('ends with its microtasks before the next one begins', async () => {
      const [writer, hearer] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      const order: string[] = [];
      hearer.window.addEventListener('storage', ({ newValue }) => {
        order.push(`event ${newValue}`);
        void Promise.resolve()
          .then(() => order.push(`microtask ${newValue}`))
          .then(() => order.push(`its own ${newValue}`));
      });

      writer.window.localStorage.setItem('k', '1');
      writer.window.localStorage.setItem('k', '2');
      await writer.browser.settle();

      expect(order).to.deep.equal(['event 1', 'microtask 1', 'its own 1', 'event 2', 'microtask 2', 'its own 2']);
    });

    it('runs the microtasks of each listener before the next listener', async () => {
      const [writer, hearer] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      const order: string[] = [];
      for (const listener of ['first', 'second']) {
        hearer.window.addEventListener('storage', () => {
          order.push(listener);
          void Promise.resolve().then(() => order.push(`microtask of the ${listener}`));
        });
      }

      writer.window.localStorage.setItem('k', 'v');
      await writer.browser.settle();

      expect(order).to.deep.equal(['first', 'microtask of the first', 'second', 'microtask of the second']);
    });

    it('lets a hearer answer, and the first writer hears of that', async () => {
      const [a, b] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      b.window.addEventListener('storage', ({ key }) => {
        if (key === 'ping') b.window.localStorage.setItem('pong', '1');
      });

      a.window.localStorage.setItem('ping', '1');
      await a.browser.settle();

      expect(a.heard.map(({ key }) => key)).to.deep.equal(['pong']);
      expect(b.heard.map(({ key }) => key)).to.deep.equal(['ping']);
    });

    it('calls the handler of the window before the listeners that were added after it', async () => {
      const [writer, hearer] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      const order: string[] = [];
      hearer.window.addEventListener('storage', () => order.push('first'));
      hearer.window.onstorage = () => order.push('handler');
      hearer.window.addEventListener('storage', () => order.push('last'));

      writer.window.localStorage.setItem('k', 'v');
      await writer.browser.settle();

      expect(order).to.deep.equal(['first', 'handler', 'last']);
    });
  });
}
