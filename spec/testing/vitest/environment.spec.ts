import { expect } from 'chai';
import environment from '../../../lib/testing/vitest/environment.ts';

describe('storageloom/vitest/environment', () => {
  it('is made over the environments of the Vitest that is installed', () => {
    expect(environment).to.include({ name: 'storageloom', viteEnvironment: 'client' });
    expect(environment.setup).to.be.a('function');
    expect(environment.setupVM).to.be.a('function');
  });
});
