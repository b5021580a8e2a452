import { expect } from 'chai';
import { Preparations } from '../../lib/profile/preparations.ts';
import { failureOf } from './failure-of.ts';

describe('the preparations of a run', () => {
  const asked: string[] = [];
  let answer: () => void | Promise<void>;
  let preparations: Preparations;
  beforeEach(() => {
    asked.length = 0;
    preparations = new Preparations({
      prepare: (key) => {
        asked.push(key);
        return answer();
      },
    });
  });

  it('ask once for each key, where the profile has it at once', () => {
    answer = () => undefined;

    expect([preparations.isDone('a'), preparations.prepare('a'), preparations.prepare('a')]).to.deep.equal([false, null, null]);
    expect([preparations.isDone('a'), preparations.isDone('b')]).to.deep.equal([true, false]);
    expect(asked).to.deep.equal(['a']);
  });

  it('ask once, and have all wait for the same, where the profile is to be waited for', async () => {
    answer = () => Promise.resolve();

    const [first, second] = [preparations.prepare('a'), preparations.prepare('a')];

    expect(first).to.be.instanceOf(Promise).and.to.equal(second);
    expect(preparations.isDone('a')).to.equal(false);
    await first;
    expect([preparations.isDone('a'), preparations.prepare('a'), asked]).to.deep.equal([true, null, ['a']]);
  });

  it('ask again where it has failed, at once or later', async () => {
    answer = () => {
      throw new Error('at once');
    };
    expect(() => preparations.prepare('a')).to.throw('at once');
    answer = () => Promise.reject(new Error('later'));
    expect(await failureOf(preparations.prepare('a') as Promise<void>)).to.have.property('message', 'later');
    expect(preparations.isDone('a')).to.equal(false);
    answer = () => undefined;

    expect([preparations.prepare('a'), preparations.isDone('a'), asked.length]).to.deep.equal([null, true, 3]);
  });
});
