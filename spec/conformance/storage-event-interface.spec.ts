import { expect } from 'chai';
import { hosts, openTabs } from './hosts.ts';
import { thrownBy } from './thrown-by.ts';

interface Initialisable {
  readonly type: string;
  readonly key: string | null;
  readonly url: string;
  readonly storageArea: unknown;
  readonly isTrusted: boolean;
  initStorageEvent(type: string, ...rest: unknown[]): void;
}

for (const { name, host } of hosts) {
  describe(`the StorageEvent interface (${name})`, () => {
    it('constructs with defaults, from a dictionary, and not trusted', async () => {
      const [{ window }] = await openTabs(host(), 'https://a.example/');
      const { StorageEvent, localStorage } = window;

      const plain = new StorageEvent('storage');
      const full = new StorageEvent('t', {
        key: '',
        oldValue: undefined,
        newValue: 5,
        url: 'u\uD800',
        storageArea: localStorage,
      });

      expect(plain).to.include({ type: 'storage', key: null, oldValue: null, newValue: null, url: '', storageArea: null });
      expect(full).to.include({ key: '', oldValue: null, newValue: '5', url: 'u\uFFFD' });
      expect((full as object as Initialisable).storageArea === localStorage).to.equal(true);
      expect([full.isTrusted, full.bubbles, full.cancelable]).to.deep.equal([false, false, false]);
    });

    it('takes nothing but a Storage as storageArea', async () => {
      const [{ window }] = await openTabs(host(), 'https://a.example/');

      for (const storageArea of [{}, 1, window.Storage.prototype, new Proxy(window.localStorage, {})]) {
        expect(thrownBy(() => new window.StorageEvent('t', { storageArea }))).to.include({ name: 'TypeError' });
      }
    });

    for (const alias of ['StorageEvent', 'storageevent', 'STORAGEEVENT']) {
      it(`is known to createEvent as ${alias}, and its event is initialised by initStorageEvent`, async () => {
        const [{ window }] = await openTabs(host(), 'https://a.example/');
        const event = window.document.createEvent(alias) as object as Initialisable;
        const heard: unknown[] = [];
        window.addEventListener('storage', ({ key, isTrusted }) => heard.push(key, isTrusted));

        event.initStorageEvent('storage', false, false, 'k', null, 'v', null, window.localStorage);
        window.dispatchEvent(event as object as Event);

        expect(event instanceof window.StorageEvent).to.equal(true);
        expect([event.url, event.storageArea === window.localStorage]).to.deep.equal(['null', true]);
        expect(heard).to.deep.equal(['k', false]);
      });
    }

    it('is not initialised while it is being dispatched', async () => {
      const [{ window }] = await openTabs(host(), 'https://a.example/');
      const event = new window.StorageEvent('t', { key: 'k' }) as object as Initialisable;
      window.addEventListener('t', () => event.initStorageEvent('x', true, true, 'changed'));

      window.dispatchEvent(event as object as Event);

      expect([event.type, event.key]).to.deep.equal(['t', 'k']);
    });

    it('is not initialised by a listener of a fired event either', async () => {
      const [writer, hearer] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      const keys: unknown[] = [];
      hearer.window.addEventListener('storage', (event) => {
        (event as object as Initialisable).initStorageEvent('storage', true, true, 'changed');
        keys.push(event.key);
      });

      writer.window.localStorage.setItem('k', 'v');
      await writer.browser.settle();

      expect(keys).to.deep.equal(['k']);
    });
  });

  describe(`the onstorage handler (${name})`, () => {
    it('takes its place when it is first set, and keeps it', async () => {
      const [writer, { window }] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      const seen: string[] = [];
      window.addEventListener('storage', () => seen.push('before'));
      window.onstorage = () => seen.push('replaced');
      window.addEventListener('storage', () => seen.push('after'));
      window.onstorage = () => seen.push('handler');

      writer.window.localStorage.setItem('k', 'v');
      await writer.browser.settle();

      expect(seen).to.deep.equal(['before', 'handler', 'after']);
    });
  });
}
