import { expect } from 'chai';
import { TimeZone } from '../../lib/ecmascript/time-zone.ts';

const hour = 3_600_000;

describe('a time zone', () => {
  it('is UTC without asking anybody', () => {
    const zone = new TimeZone('UTC');

    expect([zone.localTime(5), zone.utc(5), zone.utc(NaN), zone.localTime(NaN)]).to.deep.equal([5, 5, NaN, NaN]);
  });

  it('that nobody knows is a RangeError', () => {
    expect(() => new TimeZone('Middle-earth/Shire')).to.throw(RangeError);
  });

  it('puts its clocks forward and back', () => {
    const berlin = new TimeZone('Europe/Berlin');
    const [winter, summer] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 1)];

    expect([berlin.localTime(winter) - winter, berlin.localTime(summer) - summer]).to.deep.equal([hour, 2 * hour]);
    expect([berlin.utc(winter + hour), berlin.utc(summer + 2 * hour)]).to.deep.equal([winter, summer]);
  });

  it('takes what its clocks never showed as if they had not been put forward yet', () => {
    const skipped = Date.UTC(2026, 2, 29, 2, 30);

    expect(new TimeZone('Europe/Berlin').utc(skipped)).to.equal(Date.UTC(2026, 2, 29, 1, 30));
  });

  it('takes what its clocks showed twice for the first time', () => {
    const twice = Date.UTC(2026, 9, 25, 2, 30);

    expect(new TimeZone('Europe/Berlin').utc(twice)).to.equal(Date.UTC(2026, 9, 25, 0, 30));
    expect(new TimeZone('America/New_York').utc(Date.UTC(2026, 10, 1, 1, 30))).to.equal(Date.UTC(2026, 10, 1, 5, 30));
  });

  it('knows the moment of a change, and local times just before and behind it', () => {
    const berlin = new TimeZone('Europe/Berlin');
    const change = Date.UTC(2026, 2, 29, 1);

    expect([change - 1, change].map((ms) => berlin.localTime(ms) - ms)).to.deep.equal([hour, 2 * hour]);
    expect(berlin.utc(Date.UTC(2026, 2, 29, 1, 59, 59, 999))).to.equal(change - 1);
    expect(berlin.utc(Date.UTC(2026, 2, 29, 3))).to.equal(change);
  });

  it('has offsets that are no whole hours, and local mean time before there were zones', () => {
    expect(new TimeZone('Asia/Kathmandu').localTime(Date.UTC(2026, 0, 1)) - Date.UTC(2026, 0, 1)).to.equal(5.75 * hour);
    const old = new TimeZone('Europe/Berlin').localTime(Date.UTC(1800, 0, 1)) - Date.UTC(1800, 0, 1);
    expect(Math.floor(old / 60_000)).to.equal(53);
  });

  it('reaches back before the common era, and to both ends of time', () => {
    const tokyo = new TimeZone('Asia/Tokyo');
    const before = new Date(0).setUTCFullYear(-43, 2, 15);

    expect(Math.round((tokyo.localTime(before) - before) / hour)).to.equal(9);
    for (const end of [8.64e15, -8.64e15]) expect(Math.round((tokyo.localTime(end) - end) / hour)).to.equal(9);
  });

  it('goes on after it has forgotten what it was asked most', () => {
    const berlin = new TimeZone('Europe/Berlin');
    const start = Date.UTC(2026, 0, 1);

    for (let quarter = 0; quarter < 1_100; quarter++) berlin.localTime(start + quarter * 900_000);

    expect(berlin.localTime(start)).to.equal(start + hour);
  });
});
