import { expect } from 'chai';
import { isNetworkError, isResponse } from '../../lib/fetch/response.ts';

describe('an answer', () => {
  it('is a network error when it has a reason, and no response then', () => {
    expect(isNetworkError({ reason: 'The disk is gone.' })).to.equal(true);
    expect(isNetworkError({ url: 'https://a.example/', status: 500, headers: [], body: '' })).to.equal(false);
  });

  it('of a server is a Response where it has the members of one, of their types', () => {
    const like = { status: 200, headers: new Headers(), text: () => Promise.resolve('') };
    const others = [
      { ...like, status: '200' },
      { ...like, headers: {} },
      { ...like, headers: null },
      { ...like, text: '' },
    ];

    expect([new Response(''), like].map(isResponse)).to.deep.equal([true, true]);
    expect([...others, null, 'text'].map(isResponse)).to.deep.equal(Array.from({ length: 6 }, () => false));
  });

  it('of a server is no Response where it cannot be read', () => {
    const get = (): never => {
      throw new Error('of a trap');
    };

    expect(isResponse(new Proxy(new Response(''), { get }))).to.equal(false);
  });
});
