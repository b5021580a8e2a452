import { expect } from 'chai';
import { Answer } from '../../lib/browser/answer.ts';

const jobs = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('what a task answered', () => {
  it('is there at once where it is no object', () => {
    expect(new Answer('v').outcome).to.deep.equal({ value: 'v' });
  });

  it('is there when its promise has settled, and a rejection is handled', async () => {
    const answers = [new Answer(Promise.resolve('v')), new Answer(Promise.reject(new Error('mine')))];
    const before = answers.map(({ outcome }) => outcome);
    await jobs();

    expect(before).to.deep.equal([null, null]);
    expect(answers[0]?.outcome).to.deep.equal({ value: 'v' });
    expect(answers[1]?.outcome).to.have.nested.property('error.message', 'mine');
  });

  it('that is left tells of a rejection from then on, and of nothing else', async () => {
    const told: unknown[] = [];
    const rejected = new Answer(Promise.reject(new Error('before')));
    await jobs();

    for (const each of [rejected, new Answer(Promise.reject(new Error('after'))), new Answer(Promise.resolve(1))]) {
      each.leaveTo((error) => told.push(String(error)));
    }
    await jobs();

    expect(told).to.deep.equal(['Error: after']);
  });
});
