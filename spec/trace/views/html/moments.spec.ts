import { expect } from 'chai';
import { tell } from '../../../../lib/trace/story.ts';
import { momentsOf } from '../../../../lib/trace/views/html/moments.ts';
import { tickets, traceOf } from '../../tickets.ts';
import { at, started, tabs } from '../../told.ts';

describe('the moments of a report', () => {
  it('are the steps that are told and what is told between them, with all rows, in order', () => {
    const { rows } = tell(tickets, 'story');
    const moments = momentsOf(tickets, rows);

    expect(moments.map(({ step }) => step)).to.deep.equal([-1, 0, 1, 2, 3, 4, 5, -1]);
    expect(moments.flatMap(({ rows: own }) => own)).to.deep.equal(rows);
  });

  it('are over with the last event of their step, or before the next step begins', () => {
    const moments = momentsOf(tickets, tell(tickets, 'story').rows);
    const next = moments.map(({ events }) => tickets[events]?.type ?? 'end');

    expect(next).to.deep.equal(['task-started', 'time', 'time', 'task-started', 'task-started', 'time', 'check', 'end']);
  });

  it('have what is called from outside inside of a step as a part of that step', () => {
    const events = traceOf([...tabs, started(1), { type: 'note', text: 'before' }]).concat(
      { i: 90, ms: 0, step: 1, type: 'outside-started', document: 1, label: 'inside' },
      { i: 91, ms: 0, step: 1, type: 'storage-removed', ...at, key: 'k', oldValue: null },
      { i: 92, ms: 0, step: 1, type: 'outside-ended', document: 1 },
      { i: 93, ms: 0, step: 0, type: 'note', text: 'after' },
      { i: 94, ms: 0, step: 0, type: 'task-ended', task: 1 },
    );

    const moments = momentsOf(events, tell(events, 'story').rows);
    expect(moments.map(({ step, rows, events: over }) => [step, rows.length, over])).to.deep.equal([[0, 3, events.length]]);
  });

  it('never go back, also where a step is not among the events', () => {
    const { rows } = tell(tickets, 'story');

    expect(momentsOf([], rows).map(({ events }) => events)).to.deep.equal(Array(8).fill(0));
    expect(momentsOf([], [])).to.deep.equal([]);
  });
});
