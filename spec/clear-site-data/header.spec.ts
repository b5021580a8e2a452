import { expect } from 'chai';
import { parseClearSiteData, unknownValues } from '../../lib/clear-site-data/header.ts';

const parsed = (...values: string[]): readonly string[] =>
  parseClearSiteData(values.map((value) => ['Clear-Site-Data', value] as const));

describe('the header Clear-Site-Data', () => {
  it('is a list of types in double quotes', () => {
    expect(parsed('"storage"')).to.deep.equal(['storage']);
    expect(parsed('"cookies" ,\t"storage","cache"')).to.deep.equal(['cookies', 'storage', 'cache']);
    expect(parsed('"executionContexts", "clientHints"')).to.deep.equal(['executionContexts', 'clientHints']);
  });

  it('has a wildcard, and names nothing twice', () => {
    const all = ['cache', 'cookies', 'storage', 'executionContexts', 'clientHints'];

    expect(parsed('"*"')).to.deep.equal(all);
    expect(parsed('"storage", "*", "storage"')).to.deep.equal(['storage', ...all.filter((type) => type !== 'storage')]);
  });

  it('may be sent more than once, under a name in any case', () => {
    expect(parsed('"storage"', '"cookies"')).to.deep.equal(['storage', 'cookies']);
    expect(parseClearSiteData([['clear-site-data', '"storage"'], ['x', '"cookies"']])).to.deep.equal(['storage']); // prettier-ignore
    expect(parseClearSiteData([])).to.deep.equal([]);
  });

  for (const value of ['storage', "'storage'", '*', '"Storage"', '"storage', 'storage"', '" storage"', '"stor\\age"', '', ',,']) {
    it(`leaves out what is not quoted or not known, case and blanks included: ${JSON.stringify(value)}`, () => {
      expect(parsed(value)).to.deep.equal([]);
      expect(parsed(`${value === '"storage' ? '' : `${value},`} "cookies"`)).to.deep.equal(
        value === 'storage"' ? [] : ['cookies'],
      );
    });
  }

  it('has commas of quoted strings that part nothing, ended or not', () => {
    expect(parsed('"x,"storage""')).to.deep.equal([]);
    expect(parsed('"x, "storage"')).to.deep.equal([]);
    expect(parsed('"x\\", "storage"')).to.deep.equal([]);
    expect(parsed('"x, y", "storage"')).to.deep.equal(['storage']);
    expect(parsed('"storage";q=1, "cookies"')).to.deep.equal(['cookies']);
    expect(parsed('"cookies", "x\\')).to.deep.equal(['cookies']);
  });

  it('is read in time that grows with its length', () => {
    const long = `${'"\\'.repeat(50_000)}${'a '.repeat(50_000)}`;

    expect(parsed(long)).to.deep.equal([]);
  });
});

describe('what of the header nobody knows', () => {
  it('is all that is not quoted, or of another type', () => {
    const of = (value: string): readonly string[] => unknownValues([['Clear-Site-Data', value]]);

    expect(of('"storage", cookies, "Cache", "executionContexts", "*",')).to.deep.equal(['cookies', '"Cache"']);
    expect([of('"cache"'), of(''), unknownValues([])]).to.deep.equal([[], [], []]);
  });
});
