import { expect } from 'chai';
import { StepsTask } from '../../lib/event-loop/task.ts';
import { OwnerDouble } from './owner-double.ts';

describe('a task of steps', () => {
  it('has the source, the document and the label that it was made with, and waits nowhere', () => {
    const owner = new OwnerDouble();

    const task = new StepsTask('networking', owner, 'parse', () => undefined);

    expect([task.source, task.owner, task.label, task.state]).to.deep.equal(['networking', owner, 'parse', 'none']);
  });

  it('runs its steps as one callback', () => {
    let ran = 0;
    const task = new StepsTask('networking', null, 'parse', () => ran++);

    const again = task.run();

    expect([ran, again]).to.deep.equal([1, false]);
  });
});
