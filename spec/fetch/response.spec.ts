import { expect } from 'chai';
import { isNetworkError } from '../../lib/fetch/response.ts';

describe('an answer', () => {
  it('is a network error when it has a reason, and no response then', () => {
    expect(isNetworkError({ reason: 'The disk is gone.' })).to.equal(true);
    expect(isNetworkError({ url: 'https://a.example/', status: 500, headers: [], body: '' })).to.equal(false);
  });
});
