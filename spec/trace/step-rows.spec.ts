import { expect } from 'chai';
import type { Row } from '../../lib/trace/row.ts';
import { row, StepRows } from '../../lib/trace/step-rows.ts';
import type { TraceEvent } from '../../lib/trace/trace-event.ts';
import { traceOf } from './tickets.ts';
import { at, queued, started, told, type Body } from './told.ts';

describe('the story of a trace', () => {
  it('counts the same read within one step', () => {
    const read: Body = { type: 'storage-read', ...at, key: null, value: null, length: 0 };

    expect(
      told([queued(0, 'timer 1 ms', 1, 'timer'), started(0), read, read, { type: 'task-ended', task: 0 }, read]),
    ).to.deep.equal(['tab1: ▸ timer 1 ms', 'tab1:   keys? ×2', 'tab1: keys?']);
  });

  it('names a call from outside only when it did several things', () => {
    const call: Body = { type: 'outside-started', document: 1, label: 'call' };
    const end: Body = { type: 'outside-ended', document: 1 };
    const read: Body = { type: 'storage-read', ...at, key: 'k', value: 'v', length: 1 };
    const write: Body = { type: 'storage-written', ...at, key: 'k', oldValue: null, newValue: 'v' };

    expect(told([call, read, end])).to.deep.equal(['tab1: k? v']);
    expect(told([call, read, write, end])).to.deep.equal(['tab1: ▸ call', 'tab1:   k? v', 'tab1:   k=v']);
    expect(told([queued(0, 'timer 1 ms', 1, 'timer'), started(0), call, read, end, write])).to.have.length(3);
  });
});

describe('the rows of a step', () => {
  const events = traceOf([
    { type: 'note', text: 'a' },
    { type: 'note', text: 'b' },
  ]);
  const [event] = events as [TraceEvent];
  const step = { number: 3, tab: 'tab1', head: row(event, 'tab1', '▸', 'task', 'plain'), always: false };
  const texts = ({ all }: StepRows): unknown[] => all.map(({ text, inset }) => (inset ? [text] : text));

  it('are kept back until it ends, and no other', () => {
    const rows = new StepRows();
    rows.begin(step);
    rows.line(event, 'tab1', '', 'one', 'plain');
    rows.line(event, 'tab2', '', 'two', 'plain');

    rows.end(2);
    const before = texts(rows);
    rows.end(3);

    expect([before, texts(rows), rows.open]).to.deep.equal([[], ['task', ['one'], 'two'], null]);
  });

  it('have the step above them where that is always shown, also when there are none', () => {
    const rows = new StepRows();

    for (const always of [true, false]) {
      rows.begin({ ...step, always });
      rows.flush();
    }

    expect(texts(rows)).to.deep.equal(['task']);
  });

  it('are written down at once while no step is under way, and counted only within one', () => {
    const rows = new StepRows();
    const read = (): Row => row(event, 'tab1', '', 'k?', 'read');

    for (let times = 0; times < 2; times++) rows.pushOrCount(read());
    rows.begin(step);
    for (let times = 0; times < 3; times++) rows.pushOrCount(read());
    rows.flush();

    expect(rows.all.map(({ times }) => times)).to.deep.equal([1, 1, 3]);
  });
});
