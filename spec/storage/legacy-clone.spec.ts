import { expect } from 'chai';
import { legacyCloneTraversableStorageShed } from '../../lib/storage/legacy-clone.ts';
import { shedOf } from './shed-double.ts';

describe('legacy-clone a traversable storage shed', () => {
  it('copies the session map of every key, in order', () => {
    const a = shedOf('session');
    const b = shedOf('session');
    a.create('https://a.example', 'https://a.example');
    a.create('https://b.example', 'https://b.example');
    a.area('https://a.example')?.raw.set('k', 'v');
    a.area('https://a.example')?.raw.set('j', 'w');

    legacyCloneTraversableStorageShed(a, b);

    expect(b.keys).to.deep.equal(['https://a.example', 'https://b.example']);
    expect(b.area('https://a.example')?.raw.entries()).to.deep.equal([['k', 'v'], ['j', 'w']]); // prettier-ignore
    expect(b.area('https://b.example')?.raw.size).to.equal(0);
  });

  it('leaves no link between the two', () => {
    const a = shedOf('session');
    const b = shedOf('session');
    a.create('key', 'origin');
    a.area('key')?.raw.set('k', 'v');

    legacyCloneTraversableStorageShed(a, b);
    a.area('key')?.raw.set('k', 'changed');
    b.area('key')?.raw.set('j', 'new');

    expect(a.area('key')?.raw.entries()).to.deep.equal([['k', 'changed']]);
    expect(b.area('key')?.raw.entries()).to.deep.equal([['k', 'v'], ['j', 'new']]); // prettier-ignore
  });

  it('takes the quota and the origin along', () => {
    const a = shedOf('session', { quotaUnits: 12 });
    const b = shedOf('session');
    a.create('key', 'https://a.example');

    legacyCloneTraversableStorageShed(a, b);

    expect([b.area('key')?.quotaUnits, b.area('key')?.origin]).to.deep.equal([12, 'https://a.example']);
  });
});
