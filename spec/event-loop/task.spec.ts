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

  it('tells steps that are used again when they run, and when they are over', () => {
    const told: string[] = [];
    const steps = { run: () => void told.push('run'), ended: () => void told.push('ended') };
    const task = new StepsTask('networking', null, 'parse', steps);

    const again = task.run();
    task.ended();

    expect([told, again]).to.deep.equal([['run', 'ended'], false]);
  });
});
