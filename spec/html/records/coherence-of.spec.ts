import { expect } from 'chai';
import { innerOf } from '../../../lib/browser/inner.ts';
import { shared } from '../../../lib/coherence/shared.ts';
import { Browser } from '../../../lib/index.ts';

describe('the coherence of a user agent', () => {
  it('is shared by all processes, unless its options say otherwise', () => {
    expect(innerOf(new Browser()).userAgent.coherence).to.equal(shared);
    for (const storage of ['chromium', 'webkit'] as const)
      expect(innerOf(new Browser({ storage })).userAgent.coherence.name).to.equal(storage);
  });
});
