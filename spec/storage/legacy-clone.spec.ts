import { expect } from 'chai';
import { legacyCloneTraversableStorageShed } from '../../lib/storage/legacy-clone.ts';
import { shedOf, storageKeys } from './shed-double.ts';

const keyOf = storageKeys();
const [keyA, keyB] = [keyOf('https://a.example'), keyOf('https://b.example')];

describe('legacy-clone a traversable storage shed', () => {
  it('copies the session map of every key, in order', () => {
    const a = shedOf('session');
    const b = shedOf('session');
    a.create(keyA);
    a.create(keyB);
    a.area(keyA)?.raw.set('k', 'v');
    a.area(keyA)?.raw.set('j', 'w');

    legacyCloneTraversableStorageShed(a, b);

    expect(b.keys).to.deep.equal([keyA, keyB]);
    expect(b.area(keyA)?.raw.entries()).to.deep.equal([['k', 'v'], ['j', 'w']]); // prettier-ignore
    expect(b.area(keyB)?.raw.size).to.equal(0);
  });

  it('leaves no link between the two', () => {
    const a = shedOf('session');
    const b = shedOf('session');
    a.create(keyA);
    a.area(keyA)?.raw.set('k', 'v');

    legacyCloneTraversableStorageShed(a, b);
    a.area(keyA)?.raw.set('k', 'changed');
    b.area(keyA)?.raw.set('j', 'new');

    expect(a.area(keyA)?.raw.entries()).to.deep.equal([['k', 'changed']]);
    expect(b.area(keyA)?.raw.entries()).to.deep.equal([['k', 'v'], ['j', 'new']]); // prettier-ignore
  });

  it('takes the quota and the origin along', () => {
    const a = shedOf('session', { policy: { areaMade: (area) => (area.quotaUnits = 12), lasts: () => true } });
    const b = shedOf('session');
    a.create(keyA);

    legacyCloneTraversableStorageShed(a, b);

    expect([b.area(keyA)?.quotaUnits, b.area(keyA)?.origin]).to.deep.equal([12, 'https://a.example']);
  });
});
