import { expect } from 'chai';
import { Actors } from '../../lib/trace/actors.ts';
import { interruption } from '../../lib/trace/interruption.ts';
import { traceOf } from './tickets.ts';
import { queued, tabs } from './told.ts';

describe('the row of a task that is kept from running', () => {
  const actors = new Actors();
  const events = traceOf([
    ...tabs,
    queued(0, 'storage k', 2),
    { type: 'task-held', task: 0 },
    { type: 'task-returned', task: 0 },
    { type: 'task-removed', task: 0, reason: 'document destroyed' },
    { type: 'task-removed', task: 9, reason: 'cancelled' },
  ]);
  for (const event of events) actors.note(event);
  const [held, returned, removed, unknown] = events.slice(-4) as Parameters<typeof interruption>[0][];

  it('says for what it waits, that it need not any more, and why it never runs', () => {
    const rows = [held, returned, removed].map((event) => interruption(event!, actors, true));

    expect(rows.map((row) => [row?.tab, row?.mark, row?.text])).to.deep.equal([
      ['tab2', '‖', 'storage k waits for /'],
      ['tab2', '‖', 'storage k may run again'],
      ['tab2', '✕', 'storage k never runs: document destroyed'],
    ]);
  });

  it('ends its waiting where that is drawn, and is none for a task of which the trace does not tell', () => {
    expect([interruption(removed!, actors, true)?.ran, interruption(removed!, actors, false)?.ran]).to.deep.equal([0, null]);
    expect(interruption(unknown!, actors, false)).to.equal(null);
  });
});
