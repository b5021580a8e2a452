import { expect } from 'chai';
import fc from 'fast-check';
import { bare, Browser } from '../../../../lib/index.ts';
import { chromeTrace } from '../../../../lib/trace/views/perfetto/chrome-trace.ts';
import { livesPrograms } from '../../../browser/lives-program.ts';
import { runLives } from '../../../browser/lives-run.ts';
import { runsOf } from '../../../soak.ts';
import { header, tickets, traceOf } from '../../tickets.ts';
import { eventsOf, faultsOf, type ChromeEvent } from './chrome-rules.ts';

const area = 'localStorage https://a.example';

function drawn(bodies: Parameters<typeof traceOf>[0]): readonly ChromeEvent[] {
  return eventsOf([...chromeTrace(traceOf(bodies), header)].join(''));
}

function slicesOf(events: readonly ChromeEvent[]): readonly string[] {
  return events.filter(({ ph }) => ph === 'X').map(({ ts, dur, tid, name }) => `${ts}+${dur} ${tid} ${name}`);
}

describe('a trace in the Chrome trace format', () => {
  const events = eventsOf([...chromeTrace(tickets, header)].join(''));

  it('is JSON, a line for each event, and tells whose trace it is', () => {
    const text = [...chromeTrace(tickets, header)].join('');

    expect(JSON.parse(text)).to.include.keys('traceEvents').and.deep.include({ otherData: header, displayTimeUnit: 'ms' });
    expect(text.trim().split('\n')).to.have.length(events.length + 2);
    expect(JSON.parse([...chromeTrace([], header)].join(''))).to.deep.include({ traceEvents: [] });
  });

  it('has slices that nest, arrows that begin and end inside of slices, and a name for all', () => {
    expect(faultsOf(events)).to.deep.equal([]);
    expect(events.filter(({ ph }) => ph === 'f').map(({ id }) => id)).to.deep.equal([0, 1, 2, 3, 4, 5]);
  });

  it('takes 1000 µs for each step, and puts what happens in it inside', () => {
    const book = events.filter(({ ts, ph, pid }) => ph === 'X' && ts >= 5000 && ts < 6000 && pid === 6);

    expect(slicesOf(book)).to.deep.equal([
      '5000+1000 6 book',
      '5142.857+142.857 6 cookies? flight=LH455',
      '5285.714+142.857 6 seat? 12A',
      '5428.571+142.857 6 booked=LH455 12A',
      '5571.428+142.857 6 queue storage booked',
      '5714.285+142.857 6 checkpoint',
    ]);
    expect(book[3]?.args).to.include({ i: 34, ms: 2500, step: 2, standard: 'HTML, setItem', newValue: 'LH455 12A' });
  });

  it('leads from where a task was queued to the step that it is', () => {
    const arrow = events.filter(({ id }) => id === 5).map(({ ph, ts, tid }) => [ph, ts, tid]);

    expect(arrow).to.deep.equal([
      ['s', 5571.428, 6],
      ['f', 9000, 7],
    ]);
  });

  it('counts what areas hold, and shows their changes', () => {
    const names = new Map(events.filter(({ name }) => name === 'process_name').map(({ pid, args }) => [pid, args['name']]));
    const counted = events.filter(({ ph }) => ph === 'C').map(({ pid, args }) => `${names.get(pid)}: ${args['units']}`);

    expect(counted.filter((each) => !each.endsWith(' 0'))).to.deep.equal([
      'area 3 cookies https://air.example: 11',
      'area 4 sessionStorage https://air.example tab1: 7',
      'area 3 cookies https://air.example: 11',
      'area 5 sessionStorage https://air.example tab2: 7',
      'area 2 localStorage https://air.example: 15',
    ]);
  });

  it('says where there was too much to be drawn in one step', () => {
    const reads = Array.from({ length: 10_002 }, () => ({ type: 'checkpoint' }) as const);

    const crowded = drawn([
      { type: 'task-started', task: 1, lane: 'l', natural: true },
      ...reads,
      { type: 'task-ended', task: 1 },
    ]);

    expect(faultsOf(crowded)).to.deep.equal([]);
    expect(slicesOf(crowded).at(-1)).to.match(/ 2 more, not drawn$/);
  });

  it('draws what code in a step leads to from outside as a part of the step', () => {
    const nested = drawn([
      { type: 'task-ended', task: 9 },
      { type: 'outside-started', document: 1, label: 'outer' },
      { type: 'outside-started', document: 2, label: 'inner' },
      { type: 'storage-cleared', area, document: 2 },
      { type: 'outside-ended', document: 2 },
      { type: 'checkpoint' },
      { type: 'outside-ended', document: 1 },
      { type: 'note', text: 'after' },
    ]);

    expect(faultsOf(nested)).to.deep.equal([]);
    expect(slicesOf(nested)).to.deep.equal([
      '0+1000 1 outer',
      '200+200 1 inner',
      '400+200 1 clear',
      '400+200 2 clear',
      '600+200 1 checkpoint',
      '1000+1000 1 between steps',
      '1333.333+333.333 1 after',
    ]);
  });

  it('draws no arrow to a task that never ran, or that was queued before the trace begins', () => {
    const queued = { type: 'task-queued', task: 1, source: 'timer', lane: 'l', document: null, label: 'x', by: -1 } as const;

    const cut = drawn([
      queued,
      { type: 'task-removed', task: 1, reason: 'cancelled' },
      { type: 'task-started', task: 7, lane: 'l', natural: true },
      { type: 'task-ended', task: 7 },
    ]);

    expect(cut.filter(({ ph }) => ph === 's' || ph === 'f')).to.deep.equal([]);
    expect(faultsOf(cut)).to.deep.equal([]);
  });

  it('has nothing in names and members that hides or moves a cursor, and is the same for the same run', async () => {
    const texts = await Promise.all(
      [1, 2].map(async () => {
        const browser = new Browser();
        const tab = await browser.open('https://a.example/');
        await browser.open('https://a.example/');
        tab.localStorage.setItem('\u202e</script>', '\u0000\ud800');
        await browser.settle();
        await browser.close();
        return [...browser.trace.toPerfetto()].join('');
      }),
    );

    expect(texts[0]).to.equal(texts[1]);
    expect(texts[0]).not.to.match(/[\u202e\ud800]|\\u/);
    expect(faultsOf(eventsOf(texts[0] ?? ''))).to.deep.equal([]);
  });

  it('keeps its rules whatever users and pages do', async () => {
    await fc.assert(
      fc.asyncProperty(livesPrograms(60), async (program) => {
        const { browser } = await runLives(program, bare());
        const drawing = eventsOf([...browser.trace.toPerfetto()].join(''));

        expect(faultsOf(drawing)).to.deep.equal([]);
      }),
      { numRuns: runsOf('runs as Chrome traces') },
    );
  });
});
