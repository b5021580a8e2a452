import { expect } from 'chai';
import type { StorageloomError } from '../../lib/infra/failure.ts';
import { mayPersist } from '../../lib/policy/persist.ts';

const origin = 'https://shop.example';

function asked(persist: boolean | ((origin: string) => unknown)): [answer: boolean, failures: readonly StorageloomError[]] {
  const failures: StorageloomError[] = [];
  const answer = mayPersist({ persist: persist as (origin: string) => boolean }, origin, (error) => {
    failures.push(error as StorageloomError);
  });
  return [answer, failures];
}

describe('the permission "persistent-storage"', () => {
  it('is what the policy says, always or for some origins', () => {
    const answers = [true, false, (of: string) => of === origin, (of: string) => of !== origin].map(asked);

    expect(answers).to.deep.equal([[true, []], [false, []], [true, []], [false, []]]); // prettier-ignore
  });

  for (const [what, persist, why] of [
    ['a text', () => 'granted', "It answered 'granted'."],
    ['a promise', () => Promise.reject(new Error('not heard')), 'It answered with a promise.'],
    ['what it throws', () => { throw new RangeError('of yours'); }, 'It threw "RangeError: of yours".'], // prettier-ignore
  ] as const) {
    it(`is refused where the answer is ${what}, and the test hears of it`, () => {
      const [answer, failures] = asked(persist);

      expect(answer).to.equal(false);
      expect(failures.map(({ code, why: because }) => [code, because])).to.deep.equal([['POLICY_FAILED', why]]);
    });
  }
});
