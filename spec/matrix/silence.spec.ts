import { expect } from 'chai';
import * as broadcasts from '../../lib/web-storage/broadcast.ts';
import { silentBroadcast } from './silence.ts';

describe('the package without broadcasts', () => {
  it('has a module with the same names', async () => {
    const silent = (await import(`data:text/javascript,${encodeURIComponent(silentBroadcast)}`)) as typeof broadcasts;

    expect(Object.keys(silent)).to.deep.equal(Object.keys(broadcasts));
    expect(silent.broadcastBy()).to.equal(silent.broadcast);
  });
});
