import { expect } from 'chai';
import { StorageloomError } from '../../../lib/index.ts';
import { environmentOf } from '../../../lib/testing/jest/load-environment.ts';

const missing = Object.assign(new Error("Cannot find module 'jest-environment-jsdom'"), { code: 'MODULE_NOT_FOUND' });

describe("an environment's class, from the package that Jest has for it", () => {
  it('is what it exports under that name, or by default', () => {
    class TestEnvironment {}

    expect(environmentOf('jest-environment-jsdom', () => ({ TestEnvironment }))).to.equal(TestEnvironment);
    expect(environmentOf('@happy-dom/jest-environment', () => ({ default: TestEnvironment }))).to.equal(TestEnvironment);
  });

  it('needs the package, and says how to install it', () => {
    const load = (): never => {
      throw missing;
    };

    expect(() => environmentOf('jest-environment-jsdom', load))
      .to.throw(StorageloomError, 'npm install --save-dev jest-environment-jsdom')
      .with.property('code', 'HOST_MISSING');
  });

  it('hands on what else goes wrong in it', () => {
    const failed = new SyntaxError('of theirs');

    expect(() =>
      environmentOf('jest-environment-jsdom', () => {
        throw failed;
      }),
    ).to.throw(failed);
  });

  it('needs a version that exports one', () => {
    expect(() => environmentOf('jest-environment-jsdom', () => ({})))
      .to.throw(StorageloomError)
      .with.property('code', 'RUNNER_VERSION');
  });
});
