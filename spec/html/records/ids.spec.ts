import { expect } from 'chai';
import { Ids } from '../../../lib/html/records/ids.ts';

describe('the numbers of a run', () => {
  it('count each kind by itself, from 1', () => {
    const { nextDocument, nextAgent, newOpaqueOrigin } = new Ids();

    expect([nextDocument(), nextDocument(), nextAgent(), newOpaqueOrigin()]).to.deep.equal([1, 2, 1, { opaque: true, id: 1 }]);
  });

  it('begin anew for another run', () => {
    new Ids().nextDocument();

    expect(new Ids().nextDocument()).to.equal(1);
  });
});
