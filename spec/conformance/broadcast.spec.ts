import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import { allHosts, openTabs } from './hosts.ts';

for (const { name, host } of allHosts) {
  describe(`broadcast (${name})`, () => {
    it('tells the empty string from nothing, as a value and as a key', async () => {
      const [writer, hearer] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      const { localStorage } = writer.window;

      localStorage.setItem('', '');
      localStorage.setItem('', '');
      localStorage.setItem('', 'v');
      localStorage.setItem('', '');
      localStorage.removeItem('');
      localStorage.clear();
      await writer.browser.settle();

      expect(hearer.heard.map(({ key, oldValue, newValue }) => [key, oldValue, newValue])).to.deep.equal([
        ['', null, ''],
        ['', '', 'v'],
        ['', 'v', ''],
        ['', '', null],
      ]);
    });

    it('fixes its recipients at the change: who comes later does not hear', async () => {
      const [writer] = await openTabs(host(), 'https://a.example/', 'https://a.example/');

      writer.window.localStorage.setItem('k', 'v');
      const late = await writer.browser.open('https://a.example/');
      await writer.browser.settle();

      expect(late.heard).to.deep.equal([]);
    });

    it('reaches who did not touch storage and began to listen after the change', async () => {
      const [writer, hearer] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      const keys: unknown[] = [];

      writer.window.localStorage.setItem('k', 'v');
      hearer.window.addEventListener('storage', ({ key }) => keys.push(key));
      await writer.browser.settle();

      expect(keys).to.deep.equal(['k']);
    });

    it('reaches only who has used the storage object, where the text is taken literally', async () => {
      const browser = new Browser({ host: host(), behaviour: { strictHolders: true } });
      const [writer, user, stranger] = [
        await browser.open('https://a.example/'),
        await browser.open('https://a.example/'),
        await browser.open('https://a.example/'),
      ];
      void user.window.localStorage;
      void stranger.window.sessionStorage;

      writer.window.localStorage.setItem('k', 'v');
      await browser.settle();

      expect([user.heard.length, stranger.heard.length]).to.deep.equal([1, 0]);
    });
  });
}
