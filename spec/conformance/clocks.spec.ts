import { expect } from 'chai';
import { Browser, late, type BareWindow, type BrowserOptions } from '../../lib/index.ts';
import { hosts } from './hosts.ts';

const a = 'https://a.example/';

for (const { name, host } of hosts) {
  const made = (options: BrowserOptions<BareWindow> = {}): Browser => new Browser({ host: host(), ...options });

  describe(`the clock of a page (${name})`, () => {
    it('shows the first moment of 2026 in UTC and in English, unless it is told otherwise', async () => {
      const seen: unknown[] = [];
      for (const options of [{}, { startTime: '2030-07-01T10:00', timezone: 'Europe/Berlin', locale: 'de' }]) {
        const tab = await made(options).open(a);
        seen.push(
          await tab.evaluate(
            '[Date(), new Date().getHours(), new Intl.DateTimeFormat().format(), new Date().toLocaleTimeString().replace(/\\s/, " ")]',
          ),
        );
      }

      expect(seen).to.deep.equal([
        ['Thu Jan 01 2026 00:00:00 GMT+0000 (Coordinated Universal Time)', 0, '1/1/2026', '12:00:00 AM'],
        ['Mon Jul 01 2030 12:00:00 GMT+0200 (Mitteleuropäische Sommerzeit)', 12, '1.7.2030', '12:00:00'],
      ]);
    });

    it('may begin at a Date, and at a number', async () => {
      for (const startTime of [new Date(5), 5, '1970-01-01T00:00:00.005Z']) {
        const tab = await made({ startTime }).open(a);
        expect(await tab.evaluate('[Date.now(), performance.timeOrigin]')).to.deep.equal([5, 5]);
      }
    });

    for (const reading of ['Date.now()', 'performance.now()', 'new Date().getTime()', 'performance.mark("m").startTime']) {
      it(`lets a page that spins come to an end: ${reading}`, async () => {
        const browser = made();
        const tab = await browser.open(a);
        await tab.evaluate(`setTimeout(() => localStorage.setItem('ran', performance.now()), 20); 0`);

        const spun = await tab.evaluate(
          `(() => { const since = ${reading}; while (${reading} - since < 50); return localStorage.length; })()`,
        );
        await browser.settle();

        expect(spun).to.equal(0);
        expect(tab.localStorage.getItem('ran')).to.equal(String(browser.now));
        expect(browser.now).to.be.within(50, 51);
      });
    }

    it('has a limit of its own, and begins to count anew in each task', async () => {
      const browser = made({ limits: { clockReads: 5 } });
      const tab = await browser.open(a);
      const read = (times: number): Promise<unknown> =>
        tab.evaluate(`{ for (let n = 0; n < ${times}; n++) performance.now(); performance.now(); }`);

      expect([await read(4), await read(4), await read(6), await read(4)]).to.deep.equal([0, 0, 0.2, 0.2]);
    });

    it('delivers what has come while a task waited for it', async () => {
      const browser = made({ pages: ({ url }) => (url.endsWith('/late') ? late(new Response('there'), 30) : new Response('')) });
      const tab = await browser.open(a);

      await tab.run((window) => {
        const log = (text: string): void => window.localStorage.setItem(`${window.localStorage.length}`, text);
        window.setTimeout(() => log('timer 40'), 40);
        window.setTimeout(() => log('timer 20'), 20);
        void window.fetch('/late').then(() => log('answer 30'));
        while (window.performance.now() < 50);
      });
      await browser.settle();

      expect(Object.values({ ...tab.localStorage })).to.deep.equal(['timer 20', 'timer 40', 'answer 30']);
      expect(browser.now).to.be.within(50, 51);
    });

    it("is the real one with clock: 'real', also within a task", async () => {
      await using browser = made({ clock: 'real' });
      const tab = await browser.open(a);

      const elapsed = await tab.evaluate(
        '(() => { const since = performance.now(); while (performance.now() - since < 3); return performance.now() - since; })()',
      );

      expect(elapsed).to.be.within(3, 1_000);
    });
  });

  describe(`timers of a page (${name})`, () => {
    it('are not nested in the timer in whose promise job they are set', async () => {
      const browser = made();
      const tab = await browser.open(a);

      await tab.evaluate(`{
        const log = [];
        const next = (depth) => setTimeout(() => {
          if (depth < 8) return next(depth + 1);
          Promise.resolve().then(() => setTimeout(() => localStorage.setItem('job', performance.now()), 0));
          setTimeout(() => localStorage.setItem('handler', performance.now()), 0);
        }, 0);
        next(1); 0;
      }`);
      await browser.settle({ timers: true });

      // From the sixth on each takes 4 ms; the one that the job has set takes none.
      expect([tab.localStorage.getItem('job'), tab.localStorage.getItem('handler')]).to.deep.equal(['8', '12']);
    });

    it('have ids of their own: a refresh has none that could be cleared', async () => {
      const pages = ({ url }: Request): Response => new Response('', { headers: url === a ? { refresh: '1; url=/next' } : {} });
      const browser = made({ pages });
      const tab = await browser.open(a);

      const id = await tab.evaluate('for (let id = -5; id < 5; id++) clearTimeout(id); setTimeout(() => {}, 5)');
      await browser.advance(1_000);

      expect([id, tab.url]).to.deep.equal([1, `${a}next`]);
    });
  });

  describe(`a frame of animation (${name})`, () => {
    it('is one task of all callbacks that wait for it, with a checkpoint after each, and one time', async () => {
      const browser = made();
      const tab = await browser.open(a);

      await tab.evaluate(`{
        const log = (text) => localStorage.setItem(localStorage.length, text);
        requestAnimationFrame((now) => {
          log('first at ' + now);
          Promise.resolve().then(() => log('job'));
          cancelAnimationFrame(dropped);
          requestAnimationFrame((later) => log('next at ' + later));
        });
        setTimeout(() => log('timer'), 16);
        requestAnimationFrame((now) => log('second at ' + now));
        const dropped = requestAnimationFrame(() => log('dropped'));
        0;
      }`);
      await browser.advance(16);
      const inOne = Object.values({ ...tab.localStorage });
      await browser.advance(16);

      expect(inOne).to.deep.equal(['first at 16', 'job', 'second at 16', 'timer']);
      expect(Object.values({ ...tab.localStorage }).at(-1)).to.equal('next at 32');
      expect(browser.trace.toText().match(/animation frame/g)?.length).to.be.greaterThan(1);
    });
  });

  describe(`what a page knows of its navigation (${name})`, () => {
    const look = 'performance.getEntriesByType("navigation")[0].type + " " + performance.navigation.type';

    it('is how it came to be shown', async () => {
      const browser = made({ behaviour: { backForwardCache: 'off' } });
      const tab = await browser.open(a);
      const seen = [await tab.evaluate(look)];
      await tab.reload();
      seen.push(await tab.evaluate(look));
      await tab.goto('/2');
      seen.push(await tab.evaluate(look));
      await tab.back();
      seen.push(await tab.evaluate(look));

      expect(seen).to.deep.equal(['navigate 0', 'reload 1', 'navigate 0', 'back_forward 2']);
    });

    it('is when it got how far, in virtual time', async () => {
      const browser = made();
      await browser.open(a);
      await browser.advance(100);
      const tab = await browser.open(a);

      const [entry, timing] = (await tab.evaluate(
        '[performance.getEntriesByType("navigation")[0], performance.timing].map((each) => each.toJSON())',
      )) as [Record<string, unknown>, Record<string, unknown>];

      expect(entry).to.include({ name: a, startTime: 0, loadEventEnd: 0, duration: 0 });
      expect(timing).to.include({ navigationStart: Date.UTC(2026, 0, 1) + 100, loadEventEnd: Date.UTC(2026, 0, 1) + 100 });
    });

    it('is the same after a reset', async () => {
      const browser = made();
      const tab = await browser.open(a);
      const before = await tab.evaluate('JSON.stringify(performance.getEntries())');

      await browser.reset();

      expect(await tab.evaluate('JSON.stringify(performance.getEntries())')).to.equal(before);
    });
  });
}
