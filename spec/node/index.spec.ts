import { expect } from 'chai';
import * as face from '../../lib/node/index.ts';

describe('storageloom/node', () => {
  it('exports what needs Node', () => {
    expect(Object.keys(face)).to.deep.equal(['disk', 'folder']);
  });
});
