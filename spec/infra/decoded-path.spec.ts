import { expect } from 'chai';
import { decodedPath } from '../../lib/infra/decoded-path.ts';

describe('a decoded path', () => {
  it('is as people write it, or as it was', () => {
    expect(['/my%20file', '/%C3%A9', '/100%', '/%E0%A4'].map(decodedPath)).to.deep.equal(['/my file', '/é', '/100%', '/%E0%A4']);
  });
});
