import { expect } from 'chai';
import { defaultLimits } from '../../lib/browser/options.ts';

describe('the limits of a Browser', () => {
  it('are whole numbers from 1 on', () => {
    for (const [name, value] of Object.entries(defaultLimits))
      expect(Number.isSafeInteger(value) && value >= 1, name).to.equal(true);
  });
});
