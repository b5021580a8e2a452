import { expect } from 'chai';
import { StorageloomError } from '../../../lib/index.ts';
import { stockEnvironments } from '../../../lib/testing/vitest/stock-environments.ts';

const environments = { 'happy-dom': { name: 'happy-dom' }, jsdom: { name: 'jsdom' } };

describe('the environments of Vitest', () => {
  it('are found where Vitest has them from 4.1 on, and nothing else is imported then', async () => {
    const imported: string[] = [];

    const found = await stockEnvironments(async (name) => {
      imported.push(name);
      return { builtinEnvironments: environments };
    });

    expect(found).to.equal(environments);
    expect(imported).to.deep.equal(['vitest/runtime']);
  });

  it('are found where Vitest had them before', async () => {
    const found = await stockEnvironments(async (name) => {
      if (name === 'vitest/runtime') throw new Error('ERR_PACKAGE_PATH_NOT_EXPORTED');
      return { builtinEnvironments: environments };
    });

    expect(found).to.equal(environments);
  });

  it('are missed with the versions that have them', async () => {
    const failure: unknown = await stockEnvironments(async () => ({ builtinEnvironments: null })).catch(
      (error: unknown) => error,
    );

    expect(failure).to.be.instanceOf(StorageloomError).with.property('code', 'RUNNER_VERSION');
  });
});
