import { expect } from 'chai';
import { fromSurroundings, platformMembers, surroundingsFunction } from '../../../lib/hosts/bare/surroundings.ts';

describe('the surroundings of a bare window', () => {
  it('lend of the platform only what knows nothing of a window', () => {
    expect(platformMembers).to.include.members(['URLSearchParams', 'TextEncoder', 'AbortController', 'Blob']);
    expect(platformMembers).to.not.include.members(['fetch', 'Request', 'crypto', 'BroadcastChannel', 'URL', 'console']);
  });

  it('may lack a function', () => {
    expect(surroundingsFunction('there is no such function')).to.equal(null);
    expect(surroundingsFunction('parseInt')?.('7')).to.equal(7);
    expect(fromSurroundings('NaN')).to.be.NaN;
  });
});
