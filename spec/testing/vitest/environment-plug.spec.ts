import { expect } from 'chai';
import { Plug } from '../../../lib/testing/plug/plug.ts';
import { EnvironmentPlug, outlivesFiles } from '../../../lib/testing/vitest/environment-plug.ts';

describe('the plug of an environment', () => {
  it('is told apart from that of a setup file', async () => {
    const ofEnvironment = new EnvironmentPlug({}, { url: 'https://a.example/' });
    const ofFile = new Plug({}, { url: 'https://a.example/' });

    expect([ofEnvironment, ofFile].map(outlivesFiles)).to.deep.equal([true, false]);
    await ofFile.dispose();
    await ofEnvironment.dispose();
  });
});
