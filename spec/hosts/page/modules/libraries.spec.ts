import { expect } from 'chai';
import { libraries } from '../../../../lib/hosts/page/modules/libraries.ts';

describe('the packages that read modules', () => {
  it('are there, each with what is asked of it', () => {
    expect(Object.values(libraries()).map((value) => typeof value)).to.deep.equal(['function', 'object', 'function', 'function']);
  });

  it('are asked for by name where one is missing', () => {
    const cause = new Error('Cannot find module');
    const missing = (): never => {
      throw cause;
    };

    expect(() => libraries(missing))
      .to.throw('npm install --save-dev oxc-parser eslint-scope magic-string')
      .that.includes({ code: 'NO_PARSER', cause });
  });
});
