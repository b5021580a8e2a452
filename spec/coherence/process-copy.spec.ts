import { expect } from 'chai';
import { explore } from '../../lib/explore/index.ts';
import type { Tab } from '../../lib/index.ts';
import { copyModels, get, opened } from './opened.ts';

for (const storage of copyModels) {
  describe(`a process's copy of storage, as in ${storage}`, () => {
    it('is read and written at once, and an area of its own in the trace', async () => {
      const { browser, tabs } = await opened(1, { storage });
      const [a] = tabs;

      a?.localStorage.setItem('k', '1');
      a?.localStorage.setItem('k', '2');
      a?.localStorage.removeItem('k');

      expect(get(a)).to.equal(null);
      expect(browser.trace.events({ type: 'area-created' }).map((event) => Reflect.get(event, 'copyOf') as unknown)).to.include(
        'localStorage https://a.example',
      );
      await browser.settle();
    });

    it('has no more room than the area that it is a copy of, but takes what others have stored', async () => {
      const { browser, tabs } = await opened(2, { storage, policy: { quota: { localStorage: 10 } } });
      const [a, b] = tabs;
      void [get(a), get(b)];
      expect(() => a?.localStorage.setItem('k', '1234567890')).to.throw();

      a?.localStorage.setItem('k', '123456789');
      await browser.settle();
      browser.setPolicy({ quota: { localStorage: 3 } });

      expect(() => b?.localStorage.setItem('k', '1234567890')).to.throw();
      b?.localStorage.setItem('k', '12345');
      expect(get(b)).to.equal('12345');
      browser.setPolicy({ quota: { localStorage: 30 } });
      b?.localStorage.setItem('k', '12345678901234567890');
      expect(get(b)).to.have.lengthOf(20);
    });

    it('is cleared by others but for what its own process has set meanwhile', async () => {
      const { browser, tabs } = await opened(2, { storage });
      const [a, b] = tabs;
      a?.localStorage.setItem('old', '1');
      await browser.settle();
      expect(get(b, 'old')).to.equal('1');

      b?.localStorage.setItem('k', 'of b');
      b?.localStorage.setItem('gone', '1');
      b?.localStorage.removeItem('gone');
      a?.localStorage.clear();
      await browser.step({ choose: 'tab1>browser' });
      await browser.step({ choose: 'browser>tab2' });

      expect(Object.entries(b?.localStorage ?? {})).to.deep.equal([['k', 'of b']]);
      await browser.settle();
      expect([Object.entries(a?.localStorage ?? {}), get(b)]).to.deep.equal([[['k', 'of b']], 'of b']);
    });

    it('has a search try a change before and after one of others that takes the last room, of what was left when it was loaded', async () => {
      const seen = new Set<string>();
      const tryIn = (tab: Tab | undefined, key: string, values: readonly string[]): void =>
        tab?.start(({ localStorage }) => {
          try {
            for (const value of values) localStorage.setItem(key, value);
            seen.add(`${key} fits`);
          } catch {
            seen.add(`${key} does not`);
          }
        });
      const browser = { policy: { quota: { localStorage: 10 } } };
      await explore({ storage, browser, strategy: 'exhaustive', limitMs: Infinity }, async ({ tabs: [a, b], rest }) => {
        a?.localStorage.setItem('k', '1234567');
        await rest();
        void get(b);
        tryIn(b, 'x', ['1', '', '2']);
        tryIn(a, 'y', ['1']);
        await rest();
      });

      expect([...seen].sort()).to.deep.equal(['x does not', 'x fits', 'y does not', 'y fits']);
    });
  });
}
