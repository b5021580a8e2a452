import { expect } from 'chai';
import type { StorageloomError } from '../../lib/infra/failure.ts';
import { measureOf } from '../../lib/policy/measured.ts';

describe('the measure of a policy', () => {
  const failures: StorageloomError[] = [];
  const failed = (error: unknown): void => void failures.push(error as StorageloomError);

  beforeEach(() => {
    failures.length = 0;
  });

  it('is the one of the name, or the function itself', () => {
    const byName = measureOf({ measure: 'utf-8' }, failed);
    const own = measureOf({ measure: (text) => 10 * text.length }, failed);

    expect([byName('é'), own('é'), own('')]).to.deep.equal([2, 10, 0]);
  });

  for (const answer of [NaN, -1, Infinity, '5', null, undefined, 5n]) {
    it(`counts code units, and tells the test, where the function answers ${String(answer)} (${typeof answer})`, () => {
      const measure = measureOf({ measure: () => answer as number }, failed);

      expect([measure('abc'), measure('ab')]).to.deep.equal([3, 2]);

      expect(failures.map(({ code, mend }) => [code, mend])).to.deep.equal([
        ['POLICY_FAILED', 'Answer a number from 0 on for each text.'],
      ]);
      expect(failures[0]?.why).to.match(/^It answered .+\.$/);
    });
  }

  it('counts code units, and tells the test, where the function throws', () => {
    const cause = new RangeError('of yours');
    const measure = measureOf(
      {
        measure: () => {
          throw cause;
        },
      },
      failed,
    );

    expect(measure('abc')).to.equal(3);

    expect(failures[0]).to.include({ code: 'POLICY_FAILED', why: 'It threw "RangeError: of yours".', cause });
  });
});
