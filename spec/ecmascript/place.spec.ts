import { expect } from 'chai';
import { localesFor, placeOf } from '../../lib/ecmascript/place.ts';

describe('the place of a user', () => {
  it('has a time zone, which somebody has to know, and a locale', () => {
    const { locale, timeZone } = placeOf('Asia/Tokyo', 'ja');

    expect([locale, timeZone.name]).to.deep.equal(['ja', 'Asia/Tokyo']);
    expect(() => placeOf('Nowhere', 'ja')).to.throw(RangeError);
  });

  it('has its own locale, and then English, behind those that a page asks for', () => {
    const place = placeOf('UTC', 'de-AT');
    const canonical = (asked: unknown): string[] => Intl.getCanonicalLocales(asked as string);

    expect(localesFor(place, undefined, canonical)).to.deep.equal(['de-AT', 'en-US']);
    expect(localesFor(place, ['FR', 'it'], canonical)).to.deep.equal(['fr', 'it', 'de-AT', 'en-US']);
    expect(() => localesFor(place, 'not a tag', canonical)).to.throw(RangeError);
  });
});
