import { expect } from 'chai';
import { Browser, type BareWindow, type BrowserOptions, type Frame, type Tab } from '../../../lib/index.ts';
import { hosts } from '../hosts.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';
const c = 'https://c.example/';
const areas = ['localStorage', 'sessionStorage'] as const;

type Place = Tab | Frame;

/** Whether one reads what the other stores. */
function share(one: Place, other: Place, area: 'localStorage' | 'sessionStorage' = 'localStorage'): boolean {
  const key = `${one.url} for ${other.url}`;
  one.window[area].setItem(key, '1');
  const seen = other.window[area].getItem(key) === '1';
  one.window[area].removeItem(key);
  return seen;
}

for (const { name, host } of hosts) {
  const browserOf = (engine: NonNullable<BrowserOptions['engine']>, options: BrowserOptions<BareWindow> = {}) =>
    new Browser({ host: host(), engine, ...options });

  describe(`storage of frames under other sites (${name})`, () => {
    it('is that of their origin by the standard', async () => {
      const browser = browserOf('standard');
      const [own, other] = [await browser.open(a), await browser.open(b)];

      expect(share(await other.addFrame(`${a}f`), own)).to.equal(true);
    });

    for (const engine of ['chromium', 'firefox', 'webkit'] as const) {
      describe(`by ${engine}`, () => {
        it('is apart for each top-level site: what is stored, and what is heard', async () => {
          const browser = browserOf(engine);
          const [own, other, third] = [await browser.open(a), await browser.open(b), await browser.open(c)];
          const underB = await other.addFrame(`${a}b`);
          const underC = await third.addFrame(`${a}c`);
          const again = await other.addFrame(`${a}again`);

          for (const page of [own, underB]) page.window.localStorage.setItem(page.url, '1');
          await browser.settle();

          const keysOf = ({ window }: Place): string[] => Object.keys(window.localStorage);
          expect([own, underB, again, underC].map(keysOf)).to.deep.equal([[a], [`${a}b`], [`${a}b`], []]);
          expect([own, underB, underC].map(({ heard }) => heard)).to.deep.equal([[], [], []]);
          expect(again.heard.map(({ key }) => key)).to.deep.equal([`${a}b`]);
        });

        it('is apart in the session of one tab, too', async () => {
          const browser = browserOf(engine);
          const tab = await browser.open(b);
          const [frame, again] = [await tab.addFrame(`${a}1`), await tab.addFrame(`${a}2`)];
          frame.window.sessionStorage.setItem('k', 'third party');

          const own = await tab.goto(a).then(() => tab.window.sessionStorage.getItem('k'));
          await tab.goto(`${b}2`);
          const back = await tab.addFrame(`${a}3`);

          expect([again.url, own, back.window.sessionStorage.getItem('k')]).to.deep.equal([`${a}2`, null, 'third party']);
        });

        it('is the first party’s in a popup that a third party opens, whose session begins as a copy of all partitions', async () => {
          const browser = browserOf(engine);
          const tab = await browser.open(b);
          const own = await browser.open(a);
          const frame = await tab.addFrame(`${a}f`);
          frame.window.sessionStorage.setItem('k', 'third party');
          frame.window.localStorage.setItem('k', 'third party');
          own.window.localStorage.setItem('k', 'first party');
          frame.window.open(`${a}p`);
          await browser.settle();
          const popup = browser.tabs.at(-1) as Tab;

          const found = areas.map((area) => popup.window[area].getItem('k'));
          await popup.goto(`${b}p`);
          const inPopup = await popup.addFrame(`${a}p`);

          expect(found).to.deep.equal(['first party', null]);
          expect(areas.map((area) => inPopup.window[area].getItem('k'))).to.deep.equal(['third party', 'third party']);
        });

        it('is that of the creator in a blank frame of a third party', async () => {
          const browser = browserOf(engine);
          const [own, other] = [await browser.open(a), await browser.open(b)];
          const frame = await other.addFrame(`${a}f`);
          const blank = await frame.addFrame();

          expect([blank.window.origin, ...areas.map((area) => share(frame, blank, area))]).to.deep.equal([
            'https://a.example',
            true,
            true,
          ]);
          expect([share(own, blank), share(blank, own)]).to.deep.equal([false, false]);
        });

        it('is apart under another scheme', async () => {
          const browser = browserOf(engine);
          const [own, other] = [await browser.open(a), await browser.open('http://a.example/')];

          expect(share(own, await other.addFrame(`${a}f`))).to.equal(false);
        });

        it('is apart under a document of an opaque origin, and under each of these', async () => {
          const browser = browserOf(engine);
          const tops = [a, 'data:text/html,x', 'data:text/html,x'];
          const tabs = await Promise.all(tops.map((url) => browser.open(url)));
          const [own, one, other] = await Promise.all(tabs.map((tab) => tab.addFrame(`${a}f`)));

          expect(tabs.map(({ window }) => window.origin)).to.deep.equal(['https://a.example', 'null', 'null']);
          expect([share(own!, one!), share(one!, own!), share(one!, other!)]).to.deep.equal([false, false, false]);
          expect(share(one!, await one!.addFrame(`${a}g`))).to.equal(true);
        });

        it('is refused under a sandboxed page, as by the standard: the sandbox is that of its frames, too', async () => {
          const headers = { 'content-type': 'text/html', 'content-security-policy': 'sandbox allow-scripts' };
          const pages = ({ url }: { url: string }) => new Response('', url === a ? { headers } : {});
          const frame = await (await browserOf(engine, { pages }).open(a)).addFrame(b);

          expect(() => frame.window.localStorage).to.throw('Access is denied');
        });
      });
    }

    it('is shared with the first party under a subdomain, another port and the same customer of a public suffix, but by webkit', async () => {
      const shared = async (engine: 'chromium' | 'firefox' | 'webkit'): Promise<readonly boolean[]> => {
        const browser = browserOf(engine);
        const pairs = [
          [a, 'https://www.a.example/'],
          [a, 'https://a.example:81/'],
          ['http://127.0.0.1/', 'http://127.0.0.1:81/'],
          ['http://localhost/', 'http://localhost:81/'],
          ['https://a.github.io/', 'https://www.a.github.io/'],
          ['https://a.github.io/', 'https://b.github.io/'],
        ] as const;
        const found: boolean[] = [];
        for (const [own, top] of pairs) {
          const [page, around] = [await browser.open(own), await browser.open(top)];
          found.push(share(page, await around.addFrame(`${own}f`)));
        }
        return found;
      };

      expect(await shared('chromium')).to.deep.equal([true, true, true, true, true, false]);
      expect(await shared('firefox')).to.deep.equal([true, true, true, true, true, false]);
      expect(await shared('webkit')).to.deep.equal([false, false, false, false, false, false]);
    });

    it('is apart inside of another site under the own one, but by webkit', async () => {
      const shared = async (engine: 'chromium' | 'firefox' | 'webkit'): Promise<boolean> => {
        const tab = await browserOf(engine).open(a);
        const between = await tab.addFrame(b);
        return share(tab, await between.addFrame(`${a}f`));
      };

      expect([await shared('chromium'), await shared('firefox'), await shared('webkit')]).to.deep.equal([false, false, true]);
    });

    it('can be chosen apart from the engine, of which the policy has the last word', async () => {
      const found: boolean[] = [];
      for (const options of [
        { behaviour: { thirdPartyStorage: 'allow' } },
        { policy: { thirdParty: 'allow' } },
        { behaviour: { thirdPartyStorage: 'allow' }, policy: { thirdParty: 'partition' } },
      ] as const) {
        const browser = browserOf('chromium', options);
        const [own, other] = [await browser.open(a), await browser.open(b)];
        found.push(share(own, await other.addFrame(`${a}f`)));
      }

      expect(found).to.deep.equal([true, true, false]);
    });
  });
}
