import { expect } from 'chai';
import { parseDate } from '../../lib/ecmascript/date-string.ts';
import { TimeZone } from '../../lib/ecmascript/time-zone.ts';

describe('a text that names a time', () => {
  const kolkata = new TimeZone('Asia/Kolkata');
  const iso = (text: string): string | null => {
    const time = parseDate(text, kolkata);
    return Number.isNaN(time) ? null : new Date(time).toISOString();
  };

  for (const text of ['2026', '2026-05', '2026-05-05', '+002026-05-05']) {
    it(`is in UTC where it is a date alone: ${text}`, () => {
      expect(iso(text)).to.match(/^2026-0[15]-0[15]T00:00:00\.000Z$/);
    });
  }

  for (const text of [
    '2026-05-05T12:00',
    '2026-05-05T12:00:00.000',
    '2026-05-05 12:00',
    '5 May 2026 12:00',
    'May 5, 2026 12:00 PM',
    ' 05-05-2026 12:00 ',
    '2026/05/05 12:00',
  ]) {
    it(`is local where it names no time zone: ${text}`, () => {
      expect(iso(text)).to.equal('2026-05-05T06:30:00.000Z');
    });
  }

  for (const text of [
    '2026-05-05T12:00Z',
    '2026-05-05T13:00+01:00',
    '2026-05-05T12:00:00.000Z',
    'Tue, 05 May 2026 12:00:00 GMT',
    'Tue May 05 2026 14:00:00 GMT+0200 (Central European Summer Time)',
    '5 May 2026 12:00 UTC',
    '5 May 2026 07:00 EST',
    '5 May 2026 14:00 +0200',
  ]) {
    it(`is in the time zone that it names: ${text}`, () => {
      expect(iso(text)).to.equal('2026-05-05T12:00:00.000Z');
    });
  }

  it('is local where what ends it only looks like a time zone', () => {
    expect(iso('05-05-2026')).to.equal('2026-05-04T18:30:00.000Z');
  });

  it('names none where it is no date', () => {
    expect(['', 'soon', '2026-13-01', '2026-02-01T99:00'].map(iso)).to.deep.equal([null, null, null, null]);
  });
});
