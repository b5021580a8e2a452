import { expect } from 'chai';
import { suits } from '../../../lib/html/records/made-window.ts';
import { tabAt } from '../model-tree.ts';

describe('a window of an earlier run', () => {
  it('suits a document that is made with the same, and no other', () => {
    const { host, interfaces, params } = tabAt('https://a.example/').document;
    const made = { host, interfaces, params };
    const sandboxed = new Set(['sandboxed forms'] as const);
    const other = { ...params.origin, host: 'b.example' } as typeof params.origin;

    const others = [
      { url: 'https://a.example/2' },
      { contentType: 'text/plain' },
      { referrer: 'https://b.example/' },
      { origin: other },
      { sandboxingFlags: sandboxed },
      { aboutBaseURL: 'https://a.example/' },
    ].map((change) => suits(made, { ...params, ...change }));

    expect([suits(made, params), ...others]).to.deep.equal([true, false, false, false, false, false, false]);
  });
});
