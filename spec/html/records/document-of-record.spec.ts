import { expect } from 'chai';
import { documentDefiner } from '../../../lib/html/records/document-of-record.ts';

describe('the document of a record', () => {
  it('is in members that can be read, and are neither enumerable nor to be changed', () => {
    const define = documentDefiner();

    const records = [define({ key: 'a' }, 'https://a.example/', 1), define({ key: 'b' }, 'https://b.example/', 2)];

    expect(records).to.deep.equal([{ key: 'a' }, { key: 'b' }]);
    expect(records.map((record) => Object.getOwnPropertyDescriptors(record))).to.deep.equal(
      [
        ['a', 'https://a.example/', 1],
        ['b', 'https://b.example/', 2],
      ].map(([key, url, id]) => ({
        key: { value: key, writable: true, enumerable: true, configurable: true },
        document: { value: url, writable: false, enumerable: false, configurable: false },
        documentId: { value: id, writable: false, enumerable: false, configurable: false },
      })),
    );
  });
});
