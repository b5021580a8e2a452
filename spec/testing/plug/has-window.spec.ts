import { expect } from 'chai';
import { hasWindow } from '../../../lib/testing/plug/has-window.ts';

describe('a global', () => {
  it('has a window where it has a document', () => {
    expect([{ document: {} }, { document: null }, { document: 'a' }, {}].map(hasWindow)).to.deep.equal([
      true,
      false,
      false,
      false,
    ]);
  });
});
