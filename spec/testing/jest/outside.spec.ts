import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import { install } from '../../../lib/testing/jest/install.ts';
import { installerOutside } from '../../../lib/testing/jest/outside.ts';

describe('the copy of the library that a test file of ES modules asks for a tab', () => {
  it('is the one of the process, from whatever context', async () => {
    expect(await installerOutside(runInNewContext('globalThis') as object)).to.equal(install);
    expect(await installerOutside(globalThis)).to.equal(install);
  });
});
