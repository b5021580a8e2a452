import { expect } from 'chai';
import { keepText, keptTextOf } from '../../lib/fetch/kept-text.ts';

describe('the text of a Response', () => {
  it('is known at once where it was kept', () => {
    expect(keptTextOf(keepText(new Response('größer'), 'größer'))).to.equal('größer');
  });

  it('is unknown otherwise, and empty where there is no body', () => {
    expect([keptTextOf(new Response('x')), keptTextOf(new Response(null, { status: 204 }))]).to.deep.equal([null, '']);
  });
});
