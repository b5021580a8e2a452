import { expect } from 'chai';
import type { Column } from '../../../../lib/trace/columns.ts';
import { Lane } from '../../../../lib/trace/views/svg/lanes.ts';
import { rowOf } from '../../rows.ts';

const column: Column = { tab: 'tab1', area: null, title: ['tab1'], footnote: null, x: 0, width: 30, bars: 2, slots: 2 };

const numbersIn = (shape: string): number[] => [...shape.matchAll(/-?\d+(?:\.\d+)?/g)].map(Number);
const drawnBy = (act: (lane: Lane) => void): readonly string[] => {
  const lane = new Lane(column);
  act(lane);
  lane.end(100, false);
  return lane.drawn;
};
const all = (shapes: readonly string[], name: string): string[] => shapes.filter((shape) => shape.includes(name));

describe('what stands beside a lifeline of a picture', () => {
  it('is a lifeline from the first that happens until the tab is closed, or the picture ends', () => {
    expect(
      all(
        drawnBy(() => {}),
        'sl-life',
      ),
    ).to.deep.equal([]);
    expect(
      all(
        drawnBy((lane) => lane.live(20)),
        'sl-life',
      ),
    ).to.deep.equal(['<path d="M0 20L0 100" class="sl-life"/>']);
    const closed = drawnBy((lane) => {
      lane.live(20);
      lane.end(60, true);
      lane.live(80);
    });
    expect(all(closed, 'sl-life')).to.deep.equal(['<path d="M0 20L0 60" class="sl-life"/>']);
  });

  it('is one box for all rows of a step, and one for each row that is of none', () => {
    const shapes = drawnBy((lane) => {
      for (const [n, step] of [4, 4, 5, -1, -1].entries()) lane.act(step, n * 18, n * 18 + 18);
    });

    expect(all(shapes, 'sl-acts').map((shape) => numbersIn(shape)[3])).to.deep.equal([32, 14, 14, 14]);
  });

  it('is a rail downward from where a task is queued to where it runs, or to the end', () => {
    const shapes = drawnBy((lane) => {
      lane.wait(1, 0);
      lane.wait(2, 18);
      expect(lane.run(rowOf({ ran: 9 }), 36)).to.equal(null);
      expect(lane.run(rowOf({ ran: 1, mark: '●' }), 36)).to.be.a('number');
      lane.wait(3, 54);
      lane.wait(4, 54);
    });
    const rails = all(shapes, 'sl-rail').map(numbersIn);

    expect(rails.map(([, from, , to]) => [from, to])).to.deep.equal([
      [13, 45],
      [31, 100],
      [67, 100],
      [67, 100],
    ]);
    expect(rails[0]![0]).to.equal(rails[2]![0], 'the place that is free again is used again');
    expect(rails[1]![0]).to.equal(rails[3]![0], 'where there is no room for more, they share the last place');
    expect(all(shapes, 'sl-open')).to.have.length(4);
    expect(all(shapes, '<circle')).to.have.length(1);
  });

  it('ends in a cross where the task never runs', () => {
    const shapes = drawnBy((lane) => {
      lane.wait(1, 0);
      lane.run(rowOf({ ran: 1, mark: '✕', tone: 'bad' }), 36);
    });

    expect([all(shapes, '<circle').length, all(shapes, 'sl-s-bad').length]).to.deep.equal([0, 1]);
  });

  it('is a bar for a lock, from the request to its end', () => {
    const shapes = drawnBy((lane) => {
      lane.lock({ tab: 'tab1', request: 1, state: 'waits' }, 0);
      lane.lock({ tab: 'tab1', request: 2, state: 'holds' }, 0);
      lane.lock({ tab: 'tab1', request: 1, state: 'holds' }, 18);
      lane.lock({ tab: 'tab1', request: 1, state: 'over' }, 54);
      lane.lock({ tab: 'tab1', request: 7, state: 'over' }, 54);
    });
    const bars = (name: string): number[][] => all(shapes, name).map((shape) => numbersIn(shape).slice(1, 4));

    expect(bars('"sl-waits"')).to.deep.equal([[0, 4, 27]]);
    expect(bars('"sl-write"')).to.deep.equal([
      [27, 4, 36],
      [0, 4, 100],
    ]);
  });
});
