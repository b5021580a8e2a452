import { expect } from 'chai';
import { Canvas } from '../../lib/trace/canvas.ts';
import { layOut } from '../../lib/trace/columns.ts';
import { LockBars } from '../../lib/trace/lock-bars.ts';
import type { LockChange } from '../../lib/trace/row.ts';
import { rowOf, storyOf } from './rows.ts';

function lock(request: number, state: LockChange['state'] = 'holds', tab = 'tab1'): LockChange {
  return { tab, request, state };
}

describe('the bars of locks', () => {
  const rows = [1, 2, 3].map((request) => rowOf({ lock: lock(request) }));
  const columns = layOut(storyOf(rows, []), 0, 80);

  function drawn(bars: LockBars): string {
    const canvas = new Canvas(80);
    bars.draw(canvas);
    return canvas.render(false);
  }

  it('stand side by side beside the lifeline, from when it waits or holds until that is over', () => {
    const bars = new LockBars(columns, []);

    const lines = [lock(1), lock(2, 'waits'), lock(1, 'over'), lock(2), lock(3), lock(9, 'over'), lock(2, 'over')].map(
      (change) => {
        bars.change(change);
        return drawn(bars);
      },
    );

    expect(lines).to.deep.equal([' ▐', ' ▐░', '  ░', '  ▐', ' ▐▐', ' ▐▐', ' ▐']);
  });

  it('are counted at the last place where there are more, also those that wait', () => {
    const bars = new LockBars(
      columns,
      [1, 2, 3].map((request) => lock(request)),
    );
    bars.change(lock(4, 'waits'));

    expect(drawn(bars)).to.equal(' ▐▐2');
    expect([...bars.draw(new Canvas(80))]).to.deep.equal(['▐', 'locks']);

    for (let request = 5; request < 20; request++) bars.change(lock(request));

    expect(drawn(bars)).to.equal(' ▐▐9');
  });

  it('are there from the beginning of what the trace has dropped, and gone with the tab', () => {
    const bars = new LockBars(columns, [lock(1, 'waits'), lock(1)]);
    expect([drawn(bars), bars.isNear('tab1'), bars.isNear('tab2')]).to.deep.equal([' ▐', true, false]);

    bars.end('tab1');

    expect([drawn(bars), bars.isNear('tab1')]).to.deep.equal(['', false]);
  });

  it('are not drawn for a tab without a column', () => {
    const bars = new LockBars(columns, [lock(1, 'holds', 'tab9')]);

    expect(drawn(bars)).to.equal('');
  });
});
