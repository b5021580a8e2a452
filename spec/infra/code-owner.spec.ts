import assert from 'node:assert/strict';
import { AssertionError, expect } from 'chai';
import { isFailureOfTest } from '../../lib/infra/code-owner.ts';
import { StorageloomError } from '../../lib/infra/failure.ts';

const thrownBy = (action: () => void): unknown => {
  try {
    action();
    return undefined;
  } catch (error) {
    return error;
  }
};

describe('a failure of the test', () => {
  for (const [what, error] of [
    ['an assertion of chai', new AssertionError('no')],
    ['an assertion of Node', thrownBy(() => assert.equal(1, 2))],
    ["an assertion of Jest's kind", Object.assign(new Error('no'), { matcherResult: { pass: false } })],
    ['wrong use of a Browser', new StorageloomError('REENTRANT', { what: 'a', why: 'b', mend: 'c' })],
  ] as const) {
    it(`is ${what}`, () => {
      expect(isFailureOfTest(error)).to.equal(true);
    });
  }

  for (const [what, error] of [
    ['an error', new TypeError('x')],
    ['a string', 'AssertionError'],
    ['nothing', undefined],
    ['what cannot be read', new Proxy({}, { get: () => { throw new Error('no'); } })], // prettier-ignore
  ] as const) {
    it(`is not ${what}`, () => {
      expect(isFailureOfTest(error)).to.equal(false);
    });
  }
});
