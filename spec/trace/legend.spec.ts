import { expect } from 'chai';
import { layOut } from '../../lib/trace/columns.ts';
import { legendOf } from '../../lib/trace/legend.ts';
import { rowOf, storyOf } from './rows.ts';

describe('the legend', () => {
  it('explains the signs that are drawn, and no others, always in one order', () => {
    const columns = layOut(storyOf([rowOf({})]), 6, 100);

    expect(legendOf(new Set(['┊', '►', '┃', '│', '◇', 'x']), columns, 100)).to.deep.equal([
      '│ lifeline   ┃ acts   ─► write   ◇ storage event queued   ┊ waits',
    ]);
    expect(legendOf(new Set(), columns, 80)).to.deep.equal([]);
  });

  it('keeps to the width, and says what letters stand for', () => {
    const columns = layOut(storyOf([rowOf({ text: 'x'.repeat(50), mark: '●' })]), 6, 40);

    expect(legendOf(new Set(['●', '◄', '⇠']), columns, 14)).to.deep.equal([
      'A  sessionSto…',
      'B  localStora…',
      '◄─ read',
      '● runs',
      '⇠ comes back',
    ]);
  });

  it('says which tabs numbers stand for, beside each other', () => {
    const tabs = Array.from({ length: 9 }, (_, n) => `tab${n + 1}`);
    const columns = layOut({ ...storyOf(tabs.map((tab) => rowOf({ tab }))), tabs }, 6, 40);

    expect(legendOf(new Set(), columns, 40)).to.deep.equal([
      'A  sessionStorage of tab1, https://a.ex…',
      'B  localStorage, https://a.example',
      '1 tab1   2 tab2   3 tab3   4 tab4',
      '5 tab5   6 tab6   7 tab7   8 tab8',
      '9 tab9',
    ]);
  });
});
