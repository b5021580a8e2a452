import { expect } from 'chai';

describe("Jest's environment happy-dom with a tab", () => {
  it('asks for @happy-dom/jest-environment where that is not installed', async () => {
    const failure: unknown = await import('../../../lib/testing/jest/environment-happy-dom.ts').catch((error: unknown) => error);

    expect(failure).to.have.property('code', 'HOST_MISSING');
    expect(failure).to.have.property('mend', 'Install it with: npm install --save-dev @happy-dom/jest-environment');
  });
});
