import { expect } from 'chai';
import { Browser, type BareWindow, type DocumentHostFactory } from '../../lib/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { scripted, served } from '../html/scripted-host.ts';

const code = `
  let visits = 0;
  try { visits = Number(localStorage.getItem('visits')); } catch (error) { document.title = error.name; }
  if (document.title === '') { localStorage.setItem('visits', String(visits + 1)); document.title = 'visit ' + (visits + 1); }
  addEventListener('storage', (event) => { document.title += ', then ' + event.newValue; });
`;

const hosts: readonly { name: string; host(): DocumentHostFactory<BareWindow>; page: string }[] = [
  { name: 'bare, with scripts', host: scripted, page: code },
  {
    name: 'happy-dom',
    host: () => happyDom() as DocumentHostFactory<object> as DocumentHostFactory<BareWindow>,
    page: `<!doctype html><title></title><script>${code}</script>`,
  },
];

for (const { name, host, page } of hosts) {
  describe(`the first script of a page (${name})`, () => {
    it('finds its storage in place', async () => {
      const browser = new Browser({ host: host(), pages: served({ '/': page }) });

      const first = await browser.open('https://a.example/');
      const second = await browser.open('https://a.example/');

      expect([first.window.document.title, second.window.document.title]).to.deep.equal(['visit 1', 'visit 2']);
    });

    it('can listen in time for a change that is made while the page still loads', async () => {
      const browser = new Browser({ host: host(), pages: served({ '/': page }) });
      const first = await browser.open('https://a.example/');
      first.window.addEventListener('storage', ({ newValue }) => {
        if (newValue === '2') first.window.localStorage.setItem('visits', '20');
      });

      const second = await browser.open('https://a.example/');
      await browser.settle();

      expect(second.window.document.title).to.equal('visit 2, then 20');
    });

    it('is denied its storage like every other', async () => {
      const browser = new Browser({ host: host() });

      const tab = await browser.open(`data:text/html,${encodeURIComponent(page)}`);

      expect(tab.window.document.title).to.equal('SecurityError');
    });
  });
}
