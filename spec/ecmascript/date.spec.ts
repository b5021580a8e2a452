import { expect } from 'chai';
import { startMs, windowOf } from './window-of.ts';

for (const own of [true, false]) {
  describe(`Date (${own ? 'of a realm of its own' : 'over the surroundings'})`, () => {
    const { Date: PageDate } = windowOf(own);

    it('shows the time of its sources, called and constructed', () => {
      expect([PageDate.now(), new PageDate().getTime(), new PageDate(undefined as never).getTime()]).to.deep.equal([
        startMs,
        startMs,
        NaN,
      ]);
      expect(PageDate()).to.equal('Thu Jan 01 2026 01:00:00 GMT+0100 (Central European Standard Time)');
    });

    it('takes what Date takes', () => {
      const times: unknown[] = [
        7,
        '2026-01-01',
        new PageDate(5),
        new Date(6),
        null,
        true,
        { valueOf: () => 9 },
        { toString: () => '1970' },
      ];

      expect(times.map((value) => new PageDate(value as number).getTime())).to.deep.equal([7, startMs, 5, 6, 0, 1, 9, 0]);
      expect(new PageDate({ [Symbol.toPrimitive]: (hint: string) => (hint === 'default' ? 3 : 4) } as never).getTime()).to.equal(
        3,
      );
      expect(() => new PageDate({ [Symbol.toPrimitive]: () => ({}) } as never)).to.throw(/primitive/);
      expect(() => new PageDate(Object.create(null) as never)).to.throw(/primitive/);
      expect(() => new PageDate(Symbol('s') as never)).to.throw(/Symbol/);
    });

    it('takes parts for local ones, as does parse; UTC stays UTC', () => {
      expect(new PageDate(2026, 6, 1, 2).toISOString()).to.equal('2026-07-01T00:00:00.000Z');
      expect(new PageDate(26, 0).getFullYear()).to.equal(1926);
      expect(PageDate.parse('2026-07-01T02:00')).to.equal(Date.UTC(2026, 6, 1));
      expect(PageDate.UTC(2026, 6, 1)).to.equal(Date.UTC(2026, 6, 1));
    });

    it('is the constructor of what it makes, of subclasses too, with the name and the length of Date', () => {
      class Day extends PageDate {}
      const day = new Day();

      expect(new PageDate().constructor).to.equal(PageDate);
      expect([day instanceof Day, day instanceof PageDate, day.getTime()]).to.deep.equal([true, true, startMs]);
      expect([PageDate.name, PageDate.length, Object.prototype.toString.call(day)]).to.deep.equal(['Date', 7, '[object Date]']);
      expect(Object.keys(PageDate)).to.deep.equal([]);
    });

    it('leaves the Date of the surroundings as it was', () => {
      expect(Object.getPrototypeOf(new Date())).to.equal(Date.prototype);
      expect(new Date().constructor).to.equal(Date);
      expect(Math.abs(Date.now() - startMs)).not.to.equal(0);
    });
  });
}
