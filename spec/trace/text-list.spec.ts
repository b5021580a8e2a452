import { expect } from 'chai';
import { drawTimeline } from '../../lib/trace/text-timeline.ts';
import { drawList } from '../../lib/trace/text-list.ts';
import { textOf } from '../../lib/trace/timeline-parts.ts';
import { widthOf } from '../../lib/trace/text-width.ts';
import { local, rowOf, session, storyOf } from './rows.ts';
import { tickets } from './tickets.ts';

const plain = { width: 30, color: false, ascii: false, steps: false };

describe('the timeline as a list', () => {
  it('has a heading for each time, the tab in front of each row, and arrows in words', () => {
    const rows = [
      rowOf({ step: 0, text: 'k=v', arrow: { area: local.area, direction: 'to' }, queued: [{ tab: 'tab2', task: 1 }] }),
      rowOf({ step: 0, text: 'k?', times: 2, arrow: { area: session.area, direction: 'from' } }),
      rowOf({ step: 0, text: 'k', inset: true, arrow: { area: 'elsewhere', direction: 'refused' } }),
      rowOf({ step: 1, ms: 5, tab: 'tab2', mark: '●', text: 'k=a⏎b', ran: 1 }),
      rowOf({ ms: 5, tab: null, text: 'a note' }),
    ];

    expect(textOf(drawList(storyOf(rows), plain)).split('\n')).to.deep.equal([
      ...['0 ms', 'tab1 k=v ─► local ◇ tab2', 'tab1 k? ×2 ◄─ session', 'tab1 k ─✗ local', '5 ms', 'tab2 ● k=a⏎b', '── a note'],
      ...['─► write', '◄─ read', '─✗ refused', '◇ storage event queued', '● runs', '×n so often', '── note', '⏎ new line', ''],
    ]);
  });

  it('has the numbers of steps in full, and ASCII and colours as it is asked', () => {
    const rows = [rowOf({ step: 3, mark: '⇢', text: 'é' }), rowOf({ step: 3, text: 'b', tone: 'bad' })];

    expect(textOf(drawList(storyOf(rows), { ...plain, steps: true, ascii: true }))).to.equal(
      '0 ms\n#3 tab1 @ ?\ntab1 b\n@ navigates\n#1 step\n',
    );
    expect(textOf(drawList(storyOf(rows), { ...plain, color: true }))).to.include('\u001b[31mtab1 b\u001b[0m');
  });

  it('is what there is below 40 columns, and fits down to 20', () => {
    for (const width of [20, 27, 39]) {
      const text = drawTimeline(tickets, { width });

      expect(text).to.match(/^0 ms\ntab1 ⇢/);
      for (const line of text.split('\n')) expect(widthOf(line)).to.be.at.most(width);
    }
    expect(drawTimeline(tickets, { width: -1 })).to.equal(drawTimeline(tickets, { width: 20 }));
    expect(drawTimeline(tickets, { width: 20 })).to.include('tab1 booked=LH455\n 12A ─► local ◇ tab2\n');
  });

  it('is ASCII and nothing else at any width', () => {
    for (const width of [20, 40, 80, 120]) {
      for (const detail of ['story', 'full'] as const) {
        expect(drawTimeline(tickets, { width, detail, ascii: true })).to.match(/^[\n -~]*$/);
      }
    }
  });
});
