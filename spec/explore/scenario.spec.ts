import { expect } from 'chai';
import { scenario } from '../../lib/explore/scenario.ts';

describe('a scenario', () => {
  it('is a test with the options that it is explored with', () => {
    const [options, test] = [{ tabs: 3 }, (): void => undefined];

    expect(scenario(options, test)).to.deep.equal({ options, test });
  });
});
