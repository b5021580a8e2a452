import { expect } from 'chai';
import { windowOf } from './window-of.ts';

for (const own of [true, false]) {
  describe(`Intl (${own ? 'of a realm of its own' : 'over the surroundings'})`, () => {
    const made = windowOf(own, 'Asia/Tokyo', 'de-AT');
    const PageIntl = made.Intl;

    it("formats now where it is given nothing, in the user's time zone and language", () => {
      const format = new PageIntl.DateTimeFormat(undefined, { dateStyle: 'short', timeStyle: 'short' });

      expect(format.format()).to.equal('01.01.26, 09:00');
      expect(format.format(0)).to.equal('01.01.70, 09:00');
      expect(
        format
          .formatToParts()
          .map(({ value }) => value)
          .join(''),
      ).to.equal('01.01.26, 09:00');
      expect(format.format).to.equal(format.format);
    });

    it('tells what it goes by', () => {
      const { locale, timeZone } = new PageIntl.DateTimeFormat().resolvedOptions();

      expect([locale, timeZone]).to.deep.equal(['de-AT', 'Asia/Tokyo']);
      expect(new PageIntl.DateTimeFormat('fr', { timeZone: 'UTC' }).resolvedOptions()).to.include({
        locale: 'fr',
        timeZone: 'UTC',
      });
      expect(new PageIntl.DateTimeFormat('zz').resolvedOptions().locale).to.equal('de-AT');
    });

    it('has the language of the user for numbers and all else', () => {
      expect(new PageIntl.NumberFormat('de').format(1234.5)).to.equal('1.234,5');
      for (const name of ['NumberFormat', 'Collator', 'PluralRules', 'RelativeTimeFormat', 'ListFormat', 'Segmenter'] as const) {
        const service = Reflect.construct(PageIntl[name], []) as Intl.NumberFormat;
        expect(service.resolvedOptions().locale.slice(0, 2), name).to.equal('de');
        expect(service.constructor, name).to.equal(PageIntl[name]);
        expect(service instanceof PageIntl[name], name).to.equal(true);
      }
    });

    it('can be called without new where ECMA-402 lets it', () => {
      expect(PageIntl.DateTimeFormat() instanceof PageIntl.DateTimeFormat).to.equal(true);
      expect(PageIntl.NumberFormat('de').format(0.5)).to.equal('0,5');
      expect(() => (PageIntl.PluralRules as unknown as () => void)()).to.throw(/new/);
    });

    it('can be derived from, and has its static members', () => {
      class Mine extends PageIntl.DateTimeFormat {}

      expect(new Mine() instanceof Mine).to.equal(true);
      expect(PageIntl.DateTimeFormat.supportedLocalesOf(['de', 'zz'])).to.have.length(1);
      expect(PageIntl.getCanonicalLocales('DE')).to.have.members(['de']);
      expect(Object.prototype.toString.call(PageIntl)).to.equal('[object Intl]');
    });

    it('refuses what Intl refuses', () => {
      expect(() => new PageIntl.DateTimeFormat('not a tag')).to.throw(/locale|language/i);
      expect(() => new PageIntl.DateTimeFormat('de', null as never)).to.throw();
    });

    it('leaves the Intl of the surroundings as it was', () => {
      expect(new Intl.DateTimeFormat().constructor).to.equal(Intl.DateTimeFormat);
      expect(new Intl.DateTimeFormat() instanceof PageIntl.DateTimeFormat).to.equal(false);
    });
  });
}
