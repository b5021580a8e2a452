import { expect } from 'chai';
import { layOut } from '../../lib/trace/columns.ts';
import { legendOf } from '../../lib/trace/legend.ts';
import { rowOf, storyOf } from './rows.ts';

describe('the legend', () => {
  it('explains the symbols that are drawn, and no others', () => {
    const story = storyOf([rowOf({ arrow: { area: 0, direction: 'to' }, queued: [{ tab: 'tab2', task: 0 }] })]);

    expect(legendOf(story, layOut(story, 6, 100), 100)).to.deep.equal(['─► write   ◇ storage event queued   ┊ waits']);
  });

  it('keeps to the width, and says what letters stand for', () => {
    const story = storyOf([rowOf({ text: 'x'.repeat(50), mark: '●' }), rowOf({ arrow: { area: 0, direction: 'from' } })]);

    expect(legendOf(story, layOut(story, 6, 40), 14)).to.deep.equal(['A  sessionSto…', 'B  localStora…', '◄─ read', '● runs']);
  });

  it('is empty where nothing needs explaining', () => {
    const story = storyOf([rowOf({})]);

    expect(legendOf(story, layOut(story, 6, 100), 80)).to.deep.equal([]);
  });
});
