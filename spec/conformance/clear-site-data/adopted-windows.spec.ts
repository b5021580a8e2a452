import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { withMarkup } from '../../hosts/adopted/windows.ts';
import { clearing } from './clearing.ts';

describe('an adopted window', () => {
  for (const [name, make] of Object.entries(withMarkup)) {
    it(`loses what a response to another tab removes, and keeps its own navigator (${name})`, async () => {
      const { window, end } = make();
      const { navigator } = window as { navigator?: object };
      const browser = new Browser({ pages: () => clearing() });
      const tab = browser.adopt(window);
      tab.localStorage.setItem('l', '1');
      tab.sessionStorage.setItem('s', '1');

      const other = await browser.open(new URL('/out', tab.url));

      expect([tab.localStorage.length, tab.sessionStorage.length, other.localStorage.length]).to.deep.equal([0, 0, 0]);
      expect((window as { navigator?: object }).navigator === navigator).to.equal(true);
      tab.dispose();
      end();
    });
  }
});
