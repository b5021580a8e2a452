import { expect } from 'chai';
import { Actors } from '../../lib/trace/actors.ts';
import { fate } from '../../lib/trace/fate.ts';
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
});
