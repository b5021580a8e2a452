import { expect } from 'chai';
import { Actors } from '../../lib/trace/actors.ts';
import { fate } from '../../lib/trace/fate.ts';
import { fired } from './talk.ts';
import { traceOf } from './tickets.ts';
import { queued, started, tabs, type Body } from './told.ts';

function fateAfter(...bodies: Body[]): string {
  const actors = new Actors();
  for (const event of traceOf([...tabs, queued(0, 'storage k', 2), ...bodies])) actors.note(event);
  return fate(actors, 0);
}

describe('what became of a task by which a document hears', () => {
  it('is the step that ran it, or why none did', () => {
    expect([
      fateAfter(),
      fateAfter(started(0)),
      fateAfter({ type: 'task-held', task: 0 }),
      fateAfter({ type: 'task-removed', task: 0, reason: 'document destroyed' }),
    ]).to.deep.equal([
      'will hear: its task still waits',
      'hears in step 0',
      'waits to hear until its document is active again',
      'never hears: its task was removed (document destroyed)',
    ]);
  });

  it('says how the document came to its end, and that nothing listened', () => {
    const removed: Body = { type: 'task-removed', task: 0, reason: 'document destroyed' };

    expect(fateAfter(removed, { type: 'tab-closed', tab: 'tab2' })).to.equal('never hears: its tab was closed');
    expect(fateAfter({ type: 'tab-crashed', tab: 'tab2' }, removed)).to.equal('never hears: its tab crashed');
    expect(fateAfter(started(0), fired(2, { listeners: false }))).to.equal('hears in step 0, where no listener was');
  });

  it('is no more than the reason of its removal where it was the document of nobody, or the trace tells no more', () => {
    const actors = new Actors();
    const removed: Body = { type: 'task-removed', task: 0, reason: 'browser closed' };
    for (const event of traceOf([queued(0, 'storage k', null), removed])) actors.note(event);

    expect(fate(actors, 0)).to.equal('never hears: its task was removed (browser closed)');
  });
});
