import { expect } from 'chai';
import { StorageloomError, type FailureCode } from '../../lib/index.ts';

/** The failure that a call ends with, thrown or rejected. */
export async function failureOf(call: Promise<unknown> | (() => unknown)): Promise<StorageloomError> {
  try {
    await (typeof call === 'function' ? call() : call);
  } catch (error) {
    if (error instanceof StorageloomError) return error;
    throw error;
  }
  throw new Error('It did not fail.');
}

/** Checks the code, that each part is one sentence, and that the names involved occur. */
export function expectFailure(failure: StorageloomError, code: FailureCode, ...names: readonly string[]): void {
  expect(failure.code).to.equal(code);
  for (const sentence of [failure.what, failure.why, failure.mend]) {
    expect(sentence).to.match(/^\S[^\n]*\.$/);
    // A dot inside a name or a number is none that ends a sentence.
    expect(sentence.split(/[.!?] (?=[A-Z])/)).to.have.lengthOf(1);
  }
  for (const name of names) expect(failure.message).to.contain(name);
}
