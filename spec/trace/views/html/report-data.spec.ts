import { expect } from 'chai';
import { tell } from '../../../../lib/trace/story.ts';
import type { TraceEvent } from '../../../../lib/trace/trace-event.ts';
import { momentsOf } from '../../../../lib/trace/views/html/moments.ts';
import { reportData, type ReportData } from '../../../../lib/trace/views/html/report-data.ts';
import { tickets, traceOf, type Body } from '../../tickets.ts';
import { origin, queued, started, tabs } from '../../told.ts';

function dataOf(events: readonly TraceEvent[], from = 0, to = Infinity, explained?: number): ReportData {
  const story = tell(events, 'story');
  const moments = momentsOf(events, story.rows);
  return reportData(events, story, moments, { from, to: Math.min(to, moments.length), dropped: 0, explained });
}

const note: Body = { type: 'note', text: 'here' };

describe('what a report has of each moment', () => {
  it('is what storage holds then, as changes', () => {
    const { areas, keys, moments } = dataOf(tickets);

    expect(areas).to.deep.equal([
      'localStorage, air.example',
      'cookies, air.example',
      'sessionStorage of tab1, air.example',
      'sessionStorage of tab2, air.example',
    ]);
    expect(moments[3]!.changes).to.deep.equal([
      ['area', 0, false],
      ['set', 0, keys.indexOf('booked'), 'LH455 12A', 0],
    ]);
  });

  it('is which tasks wait then, and how', () => {
    const { tasks, moments } = dataOf(tickets);

    expect(moments[3]!.queue.map(([task, state]) => `${tasks[task]} (${state})`)).to.deep.equal([
      'scroll: tab2, user interaction (ready)',
      'timer 2500 ms: tab2, timer (timer)',
      'storage booked: tab2, DOM manipulation, queued by step 2 (ready)',
    ]);
  });

  it('is at most forty tasks, and how many there are besides', () => {
    const { moments } = dataOf(traceOf([...tabs, ...Array.from({ length: 43 }, (_, n) => queued(n, `t${n}`, null)), note]));

    expect([moments[0]!.queue.length, moments[0]!.more]).to.deep.equal([40, 3]);
  });

  it('is who holds locks then, and who waits; at most forty, and how many besides', () => {
    const asked = (request: number): Body => ({
      ...{
        type: 'lock-requested',
        request,
        document: request === 0 ? 1 : 9,
        storageKey: origin,
        name: 'cart',
        mode: 'exclusive',
      },
      option: 'none',
    });
    const requests = Array.from({ length: 42 }, (_, n) => asked(n));
    const { locks } = dataOf(traceOf([...tabs, ...requests, { type: 'lock-granted', request: 0 }, note])).moments.at(-1)!;

    expect([locks[0], locks[1], locks.at(-1), locks.length]).to.deep.equal([
      'tab1 holds cart (exclusive)',
      'a page waits for cart (exclusive)',
      '… and 2 more',
      41,
    ]);
  });

  it('is why the step ran, line by line, without the links, which stand for themselves', () => {
    const { moments } = dataOf(tickets);

    expect(moments[6]!.explain[0]).to.match(/^Step 5, at 2504 ms: tab2 /);
    expect(moments[6]!.explain.join('\n')).not.to.contain('https://html');
    expect(moments[6]!.standards.map(([name]) => name)).to.include('HTML, broadcast, step 4');
    expect(moments[6]!.standards.every(([, link]) => link.startsWith('https://'))).to.equal(true);
    expect(moments[7]!.explain).to.deep.equal(['This happened outside of any step.']);
  });

  it('takes links from the standards, not from a trace that says otherwise', () => {
    const standard = { algorithm: 'x', section: 'x', step: null, link: 'javascript:alert(1)' };
    const { moments } = dataOf(tickets.map((event) => Object.assign({}, event, { standard })));

    expect(JSON.stringify(moments)).not.to.contain('javascript:');
  });

  it('is which moment queued its task, and which run what it queued', () => {
    const { moments } = dataOf(tickets);

    expect([moments[3]!.effects, moments[6]!.causes]).to.deep.equal([[6], [3]]);
    expect(dataOf(tickets, 2).moments[4]!.causes).to.deep.equal([1], 'counted from the first in the report');
    expect(dataOf(tickets, 4).moments[2]!.causes).to.deep.equal([], 'what is not in the report has no link');
  });

  it('counts several tasks of one moment, and says nothing of a step that nothing tells of', () => {
    const by = (task: number): Body => ({ ...queued(task, 'a', 1, 'timer'), by: 0 }) as Body;
    const { moments } = dataOf(
      traceOf([
        ...tabs,
        started(7),
        note,
        by(1),
        by(2),
        { type: 'task-ended', task: 7 },
        started(1),
        note,
        { type: 'task-ended', task: 1 },
        started(2),
        note,
      ]),
    );

    expect(moments.map(({ effects }) => effects)).to.deep.equal([[1, 2], [], []]);
  });

  it('begins where it is told, with what storage held by then', () => {
    const { moments } = dataOf(tickets, 2, 4);

    expect(moments.length).to.equal(2);
    expect(moments[0]!.changes.filter(([what]) => what === 'set')).to.have.length(3);
    expect(moments.map(({ rows }) => rows)).to.deep.equal([
      [0, 3],
      [3, 5],
    ]);
  });

  it('is explained as far as it is told, or as that takes seconds', () => {
    const long = traceOf([...Array.from({ length: 1000 }, () => note), ...tickets]);

    expect(dataOf(tickets).explained).to.be.greaterThan(10_000);
    expect(dataOf(long).explained).to.be.lessThan(10_000);
    expect(dataOf(tickets, 0, 3, 2).moments.map(({ explain }) => explain.length > 0)).to.deep.equal([true, true, false]);
  });
});
