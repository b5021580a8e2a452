import { expect } from 'chai';
import { version } from '../../lib/cli/version.ts';
import manifest from '../../package.json' with { type: 'json' };

describe('the version', () => {
  it('is the one of the package', () => {
    expect(version()).to.equal(manifest.version);
  });
});
