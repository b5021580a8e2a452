import { expect } from 'chai';
import { withTimeZone } from '../../lib/ecmascript/local-date.ts';
import { windowOf } from './window-of.ts';

for (const own of [true, false]) {
  describe(`local time (${own ? 'of a realm of its own' : 'over the surroundings'})`, () => {
    const { Date: PageDate } = windowOf(own, 'America/St_Johns');
    const time = Date.UTC(2026, 6, 1, 1, 2, 3, 4);

    it('is what the getters give', () => {
      const date = new PageDate(time) as Date & { getYear(): number };

      expect([date.getFullYear(), date.getMonth(), date.getDate(), date.getDay()]).to.deep.equal([2026, 5, 30, 2]);
      expect([date.getHours(), date.getMinutes(), date.getSeconds(), date.getMilliseconds()]).to.deep.equal([22, 32, 3, 4]);
      expect([date.getYear(), date.getTimezoneOffset(), date.getUTCHours()]).to.deep.equal([126, 150, 1]);
    });

    it('is what the setters take, with as many parts as each takes', () => {
      const date = new PageDate(time);

      expect(date.setHours(0, 0, 0, 0)).to.equal(Date.UTC(2026, 5, 30, 2, 30));
      expect(date.setMonth(0, 15)).to.equal(Date.UTC(2026, 0, 15, 3, 30));
      expect(date.setFullYear(2027)).to.equal(Date.UTC(2027, 0, 15, 3, 30));
      expect(date.setDate(0)).to.equal(Date.UTC(2027, 0, 0, 3, 30));
      expect(date.setMinutes(30)).to.equal(Date.UTC(2027, 0, 0, 4));
      expect(date.setSeconds(1)).to.equal(Date.UTC(2027, 0, 0, 4, 0, 1));
      expect(date.setMilliseconds(2)).to.equal(Date.UTC(2027, 0, 0, 4, 0, 1, 2));
      expect((date as Date & { setYear(year: number): number }).setYear(99)).to.equal(Date.UTC(1999, 11, 31, 4, 0, 1, 2));
      expect([date.setHours.length, date.setHours.name, date.setMonth.length]).to.deep.equal([4, 'setHours', 2]);
    });

    it('is none of an invalid date, until a year is set', () => {
      const date = new PageDate(NaN);

      expect([date.getHours(), date.getTimezoneOffset(), date.setHours(3)]).to.deep.equal([NaN, NaN, NaN]);
      expect([`${date}`, date.toDateString(), date.toTimeString()]).to.deep.equal([
        'Invalid Date',
        'Invalid Date',
        'Invalid Date',
      ]);
      expect(date.setFullYear(2026, 0, 1)).to.equal(Date.UTC(2026, 0, 1, 3, 30));
      expect((date.setHours as () => number)()).to.deep.equal(NaN);
    });

    it('is what texts say', () => {
      const date = new PageDate(time);

      expect(`${date}`).to.equal('Tue Jun 30 2026 22:32:03 GMT-0230 (Newfoundland Daylight Time)');
      expect([date.toDateString(), date.toTimeString()]).to.deep.equal([
        'Tue Jun 30 2026',
        '22:32:03 GMT-0230 (Newfoundland Daylight Time)',
      ]);
      expect([date.toLocaleDateString(), date.toLocaleDateString('de')]).to.deep.equal(['6/30/2026', '30.6.2026']);
      expect(date.toLocaleTimeString('de', { timeStyle: 'short' })).to.equal('22:32');
      expect(date.toLocaleString('de', { timeZone: 'UTC', hour: '2-digit', minute: '2-digit' })).to.equal('01:02');
      expect(new PageDate(Date.UTC(-1, 0, 5)).toDateString()).to.match(/ -0+1$/);
    });

    it('is asked of a Date only', () => {
      const { getHours, toString } = PageDate.prototype;

      expect(() => Reflect.apply(getHours, {}, [])).to.throw(/Date/);
      expect(() => Reflect.apply(toString, [], [])).to.throw(/Date/);
    });

    it('of UTC has no offset, and not one below zero', () => {
      const { Date: InUTC } = windowOf(own, 'UTC');

      expect(Object.is(new InUTC().getTimezoneOffset(), 0)).to.equal(true);
    });
  });
}

describe('options with a time zone', () => {
  it('get one where they have none, and nothing else', () => {
    expect(withTimeZone(undefined, 'UTC')).to.deep.equal({ timeZone: 'UTC' });
    expect(withTimeZone(null, 'UTC')).to.equal(null);
    expect(Reflect.get(withTimeZone(7, 'UTC') as object, 'timeZone')).to.equal('UTC');
    expect(Reflect.get(withTimeZone({ hour: '2-digit' }, 'UTC') as object, 'hour')).to.equal('2-digit');
    expect(withTimeZone({ timeZone: 'Asia/Tokyo' }, 'UTC')).to.deep.equal({ timeZone: 'Asia/Tokyo' });
  });
});
