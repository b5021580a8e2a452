import { expect } from 'chai';
import { DocumentState, SessionHistoryEntry } from '../../../lib/html/records/session-history-entry.ts';
import { tabAt } from '../model-tree.ts';

describe('an entry of the session history', () => {
  it('has no document and no state of a page at first', () => {
    const entry = new SessionHistoryEntry('https://a.example/', new DocumentState({ referrer: 'https://b.example/' }));

    expect([entry.step, entry.url, entry.state, entry.documentState.document]).to.deep.equal([
      0,
      'https://a.example/',
      null,
      null,
    ]);
    expect(entry.documentState.request).to.deep.equal({ referrer: 'https://b.example/' });
  });

  it('shares its document with the other entries of it', () => {
    const documentState = new DocumentState({});
    const { document } = tabAt('https://a.example/');
    const [one, two] = [1, 2].map((state) => new SessionHistoryEntry(`https://a.example/#${state}`, documentState, state));

    documentState.document = document;

    expect([one?.documentState.document, two?.documentState.document]).to.deep.equal([document, document]);
    expect([one?.state, two?.state]).to.deep.equal([1, 2]);
  });
});
