import { expect } from 'chai';
import { textOf } from '../../lib/trace/timeline-parts.ts';
import { drawTimeline, timelineParts } from '../../lib/trace/text-timeline.ts';
import { tickets } from './tickets.ts';

describe('the parts of a timeline', () => {
  it('are the whole, one after the other', () => {
    expect(textOf({ head: ['a'], rows: ['b', 'c'], foot: ['d'] })).to.equal('a\nb\nc\nd\n');
    expect(textOf(timelineParts(tickets, {}, 3, []))).to.equal(drawTimeline(tickets, {}, 3));
  });

  it('are titles, rows and legend, and for a list rows and legend', () => {
    const [columns, list] = [80, 30].map((width) => timelineParts(tickets, { width }, 0, []));

    expect(columns!.head[0]).to.match(/^ +ms +tab1/);
    expect(columns!.rows[0]).to.match(/^ *0 /);
    expect(columns!.foot.join(' ')).to.include('storage event queued');
    expect(list!.head).to.deep.equal([]);
    expect(list!.rows[0]).to.equal('0 ms');
    expect(list!.foot.at(-1)).not.to.match(/^tab/);
  });
});
