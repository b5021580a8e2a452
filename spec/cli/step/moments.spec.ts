import { expect } from 'chai';
import { momentsOf } from '../../../lib/cli/step/moments.ts';
import { record, race } from './play.ts';

describe('the moments of a run', () => {
  it('are its steps, each with the events before it', async () => {
    const { events, moments } = await record(race);

    expect(moments.map(({ step }) => step)).to.deep.equal([...moments.keys()]);
    for (const { events: count, step } of moments) {
      expect(events[count])
        .to.include({ step })
        .and.to.have.property('type')
        .that.matches(/-started$/);
    }
  });

  it('have a question where the scheduler was asked, and none for calls from outside', async () => {
    const { moments } = await record(race);
    const outside = moments.filter(({ task }) => task === null);

    expect(outside).not.to.deep.equal([]);
    for (const { question } of outside) expect(question).to.equal(null);
    for (const { question, task } of moments) if (question !== null) expect(question.task).to.equal(task);
    expect(moments.some(({ question }) => question !== null)).to.equal(true);
  });

  it('are none in an empty trace', () => {
    expect(momentsOf([], [])).to.deep.equal([]);
  });
});
