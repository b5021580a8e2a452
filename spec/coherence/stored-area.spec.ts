import { expect } from 'chai';
import { type Tab } from '../../lib/index.ts';
import { copyModels, get, opened, url } from './opened.ts';

for (const storage of copyModels) {
  describe(`an area in the browser process, as in ${storage}`, () => {
    it('tells a page of the URL that the writer had, also when it is gone, in documents of its own process too', async () => {
      const { browser, tabs } = await opened(2, { storage });
      const [a] = tabs;
      const popup = await browser.open(url, { opener: a as Tab });
      const urls: string[] = [];
      popup.window.addEventListener('storage', (event) => urls.push(`${event.key} ${event.url}`));

      a?.localStorage.setItem('k', '1');
      await a?.close();
      await browser.settle();

      expect(urls).to.deep.equal([`k ${url}`]);
      expect(get(popup)).to.equal('1');
    });

    it('forgets the copy of a process that has no document left, which loads anew', async () => {
      const { browser, tabs } = await opened(2, { storage });
      const [a, b] = tabs;
      void get(b);
      await b?.goto('https://b.example/');
      a?.localStorage.setItem('k', '1');
      await browser.settle();

      await b?.goto(url);

      expect(get(b)).to.equal('1');
    });

    it('has copies told when the user clears data, and no page', async () => {
      const { browser, tabs, heard } = await opened(3, { storage });
      tabs[0]?.localStorage.setItem('k', '1');
      await browser.settle();
      void get(tabs[1]);
      heard.length = 0;

      browser.storage.clear();
      expect(get(tabs[1])).to.equal('1');
      await browser.settle();

      expect([get(tabs[0]), get(tabs[1]), heard]).to.deep.equal([null, null, []]);
    });
  });
}
