import { expect } from 'chai';
import { Canvas } from '../../lib/trace/canvas.ts';
import { layOut } from '../../lib/trace/columns.ts';
import { WaitingLines } from '../../lib/trace/waiting-lines.ts';
import { rowOf, storyOf } from './rows.ts';

describe('the lines of waiting storage events', () => {
  const rows = [1, 2, 3].map((task) => rowOf({ queued: [{ tab: 'tab2', task }] }));
  const ends = [1, 3, 2].map((ran) => rowOf({ tab: 'tab2', mark: '●', ran }));
  const columns = layOut(storyOf([...rows, ...ends], []), 0, 80);
  const x = columns[1]!.x;

  function painted(paint: (canvas: Canvas) => void): string {
    const canvas = new Canvas(80);
    paint(canvas);
    return canvas.render(false).slice(x + 1);
  }

  it('stand side by side and leave their place free when they end', () => {
    const lines = new WaitingLines(columns);

    expect(painted((canvas) => lines.begin(canvas, rows[0]!))).to.equal('◇');
    expect(painted((canvas) => lines.begin(canvas, rows[1]!))).to.equal(' ◇');
    expect(painted((canvas) => lines.draw(canvas))).to.equal('┊┊');
    expect(painted((canvas) => lines.end(canvas, ends[0]!))).to.equal('●');
    expect(painted((canvas) => lines.draw(canvas))).to.equal(' ┊');
    expect(painted((canvas) => lines.begin(canvas, rows[2]!))).to.equal('◇');
  });

  it('begin nowhere for a tab without a column', () => {
    const lines = new WaitingLines(columns.filter(({ tab }) => tab !== 'tab2'));

    expect(painted((canvas) => lines.begin(canvas, rows[0]!))).to.equal('');
    expect(painted((canvas) => expect(lines.end(canvas, ends[0]!)).to.equal(false))).to.equal('');
  });

  it('know where something waits', () => {
    const lines = new WaitingLines(columns);
    expect([lines.isNear('tab2', rows[0]!), lines.isNear('tab2', rowOf({}))]).to.deep.equal([true, false]);

    painted((canvas) => lines.begin(canvas, rows[0]!));

    expect([lines.isNear('tab2', rowOf({})), lines.isNear('tab1', rowOf({}))]).to.deep.equal([true, false]);
  });

  it('end nothing that did not begin', () => {
    const lines = new WaitingLines(columns);

    expect(painted((canvas) => expect(lines.end(canvas, ends[0]!)).to.equal(false))).to.equal('');
    expect(painted((canvas) => expect(lines.end(canvas, rowOf({}))).to.equal(false))).to.equal('');
  });
});
