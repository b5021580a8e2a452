import { expect } from 'chai';

describe("Jest's environment jsdom with a tab", () => {
  it('asks for jest-environment-jsdom where that is not installed', async () => {
    const failure: unknown = await import('../../../lib/testing/jest/environment-jsdom.ts').catch((error: unknown) => error);

    expect(failure).to.have.property('code', 'HOST_MISSING');
    expect(failure).to.have.property('mend', 'Install it with: npm install --save-dev jest-environment-jsdom');
  });
});
