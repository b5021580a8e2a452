import { expect } from 'chai';
import { DocumentHistory } from '../../../lib/html/records/document-history.ts';

describe('what a document knows of its history', () => {
  it('is nothing before it is shown', () => {
    const { latestEntry, state } = new DocumentHistory();

    expect([latestEntry, state]).to.deep.equal([null, null]);
  });
});
