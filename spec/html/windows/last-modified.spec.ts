import { expect } from 'chai';
import { happyDom } from '../../../lib/hosts/happy-dom/index.ts';
import { Browser, type AnyTab } from '../../../lib/index.ts';

const ms = (text: string): number => Date.parse(`${text} UTC`);

describe('document.lastModified', () => {
  for (const [name, options] of [
    ['bare', () => ({})],
    ['happy-dom', () => ({ host: happyDom() })],
  ] as const) {
    const open = async (headers: Record<string, string>): Promise<AnyTab> => {
      const pages = (): Response => new Response('', { headers: { 'content-type': 'text/html', ...headers } });
      return (await new Browser({ ...options(), pages }).open('https://a.example/')) as AnyTab;
    };

    it(`is what the response says (${name})`, async () => {
      const tab = await open({ 'last-modified': 'Tue, 15 Nov 1994 12:45:26 GMT' });

      const text = (await tab.evaluate('document.lastModified')) as string;

      expect(text).to.match(/^1[1]\/1[456]\/1994 \d\d:\d\d:\d\d$/);
      expect(ms(text)).to.equal(Date.UTC(1994, 10, 15, 12, 45, 26));
    });

    it(`is in the time zone of the user (${name})`, async () => {
      const browser = new Browser({ ...options(), timezone: 'Asia/Kolkata' });
      const tab = (await browser.open('https://a.example/')) as AnyTab;

      expect(await tab.evaluate('document.lastModified')).to.equal('01/01/2026 05:30:00');
    });

    it(`is the moment of asking where it says nothing that is a date (${name})`, async () => {
      const tab = await open({ 'last-modified': 'yesterday' });
      await tab.browser.advance(90_000);

      expect(ms((await tab.evaluate('document.lastModified')) as string)).to.equal(Date.UTC(2026, 0, 1, 0, 1, 30));
    });
  }
});
