import { expect } from 'chai';
import type { Fact } from '../../lib/event-loop/observer.ts';
import { useOf } from '../../lib/explore/fact-cells.ts';

describe('the cells of facts', () => {
  it('are the documents, cookies, servers and locks that there are', () => {
    const request = { type: 'request', request: 1, tab: 'tab1', document: 1, method: 'GET', url: 'https://a.example/' } as const;
    const facts: readonly Fact[] = [
      ...([{ type: 'tab-closed', tab: 'tab1' }, request, { type: 'lock-granted', request: 1 }] as const),
      { type: 'cookie-read', document: 1, area: 'cookies a.example', cookies: '' },
      { type: 'note', text: 'nothing' },
    ];

    expect(facts.map((fact) => useOf(fact)?.cell)).to.deep.equal(['documents', 'pages', 'locks', 'cookies', undefined]);
    expect(facts.map((fact) => useOf(fact)?.use)).to.deep.equal([2, 2, 2, 0, undefined]);
  });

  it('are one for each name of a channel, which posting reads and opening and closing write', () => {
    const posted = { type: 'message-posted', message: 1, document: 1, name: 'news', data: '', to: 1 } as const;

    expect(useOf({ type: 'channel-opened', channel: 1, document: 1, name: 'news' })).to.deep.equal({
      cell: 'channel news',
      use: 2,
    });
    expect(useOf({ ...posted, via: 'channel' })).to.deep.equal({ cell: 'channel news', use: 0 });
    expect(useOf({ ...posted, via: 'window' })).to.equal(null);
  });

  it('are the documents for a tab that is hidden or shown', () => {
    expect(useOf({ type: 'visibility-changed', tab: 'tab1', visibility: 'hidden' })).to.deep.equal({ cell: 'documents', use: 2 });
  });
});
