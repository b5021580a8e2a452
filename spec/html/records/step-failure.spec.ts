import { expect } from 'chai';
import { StepFailure } from '../../../lib/html/records/step-failure.ts';
import { tabAt } from '../model-tree.ts';

describe('what throws in the middle of page code', () => {
  it('is thrown at once where no task runs: it is the test that calls', () => {
    const { document } = tabAt('https://a.example/');
    const failure = new StepFailure(document.userAgent.kernel);

    expect(() => failure.keep(new RangeError('of yours'))).to.throw(RangeError, 'of yours');
    expect(failure.isThere).to.equal(false);
  });

  it('is kept until the step ends, the first one, and is thrown once', () => {
    const { document } = tabAt('https://a.example/');
    const { kernel } = document.userAgent;
    const failure = new StepFailure(kernel);
    const there: boolean[] = [];
    document.queueTask('DOM manipulation', 'fails', () => {
      failure.keep(new RangeError('the first'));
      failure.keep(new RangeError('the second'));
      there.push(failure.isThere);
    });
    kernel.begin(null);
    kernel.abandon();

    expect(() => failure.throwIfThere()).to.throw(RangeError, 'the first');
    failure.throwIfThere();
    expect([...there, failure.isThere]).to.deep.equal([true, false]);
  });
});
