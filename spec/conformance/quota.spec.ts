import { expect } from 'chai';
import { hosts, openTabs } from './hosts.ts';
import { thrownBy } from './thrown-by.ts';

const quotaUnits = 5 * 2 ** 20;

interface QuotaError extends Error {
  readonly quota: number | null;
  readonly requested: number | null;
  readonly code: number;
}
type QuotaErrorClass = new (message?: string, options?: object) => QuotaError;

const strings: Readonly<Record<string, string>> = {
  ASCII: 'a',
  'Latin-1': 'é',
  astral: '\u{1F600}',
  'lone surrogates': '\uD800',
  'beyond Latin-1': '世',
};

for (const { name, host } of hosts) {
  describe(`the boundary of the quota (${name})`, () => {
    for (const [kind, unit] of Object.entries(strings)) {
      it(`is exact to the code unit: ${kind}`, async () => {
        const [{ window }] = await openTabs(host(), 'https://a.example/');
        const { localStorage } = window;
        const full = unit.repeat((quotaUnits - 2) / unit.length);

        localStorage.setItem('kk', full);
        const error = thrownBy(() => localStorage.setItem('kk', `${full}x`));

        expect(error).to.include({ name: 'QuotaExceededError', code: 22 });
        expect(localStorage.getItem('kk') === full).to.equal(true);
      });
    }

    it('leaves map, order, usage and events untouched when a write is refused', async () => {
      const [writer, hearer] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      const { localStorage } = writer.window;
      for (const key of ['a', 'b']) localStorage.setItem(key, key);
      await writer.browser.settle();

      for (const key of ['a', 'c'])
        expect(thrownBy(() => localStorage.setItem(key, 'v'.repeat(quotaUnits)))).to.include({ code: 22 });
      const pending = writer.browser.pending.length;
      const fits = thrownBy(() => localStorage.setItem('c', 'v'.repeat(quotaUnits - 5)));
      await writer.browser.settle();

      expect([pending, fits]).to.deep.equal([0, undefined]);
      expect([Object.keys(localStorage), hearer.heard.length]).to.deep.equal([['a', 'b', 'c'], 3]);
    });

    it('is no obstacle to a value that is shorter, or as long', async () => {
      const [{ window }] = await openTabs(host(), 'https://a.example/');
      const { localStorage } = window;
      localStorage.setItem('k', 'v'.repeat(quotaUnits - 1));

      localStorage.setItem('k', 'w'.repeat(quotaUnits - 1));
      localStorage['k'] = 'short';

      expect(localStorage.getItem('k')).to.equal('short');
    });
  });

  describe(`the QuotaExceededError interface (${name})`, () => {
    it('derives from the DOMException of its window, and is another in each window', async () => {
      const [a, b] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      const [own, other] = [a, b].map(({ window }) => Reflect.get(window, 'QuotaExceededError') as QuotaErrorClass);

      const error = new own!('full', { quota: 1, requested: 2 });

      expect([error instanceof own!, error instanceof a.window.DOMException, error instanceof other!]).to.deep.equal([
        true,
        true,
        false,
      ]);
      expect(error).to.include({ name: 'QuotaExceededError', message: 'full', code: 22, quota: 1, requested: 2 });
      expect(new own!()).to.include({ message: '', quota: null, requested: null });
    });

    it('throws a RangeError of the page for numbers that cannot be meant', async () => {
      const [{ window }] = await openTabs(host(), 'https://a.example/');
      const QuotaExceededError = Reflect.get(window, 'QuotaExceededError') as QuotaErrorClass;

      for (const options of [{ quota: -1 }, { requested: -1 }, { quota: 2, requested: 1 }]) {
        expect(thrownBy(() => new QuotaExceededError('', options))).to.include({ name: 'RangeError' });
      }
      expect(thrownBy(() => new QuotaExceededError('', { quota: NaN }))).to.include({ name: 'TypeError' });
    });
  });
}
