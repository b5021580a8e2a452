import { expect } from 'chai';
import { Browser } from 'storageloom';
import { partOf, play } from '../../lib/lessons/play.ts';
import { smallLesson } from './small-lesson.ts';

describe('a lesson that is played', () => {
  it('is answered by what its scenario observed', async () => {
    await using browser = new Browser();

    const played = await play(smallLesson, browser);

    expect(played).to.deep.equal({ observed: 'heard 1', right: 1, asTold: true });
  });

  it('is answered in its variant by another scenario', async () => {
    await using browser = new Browser();

    expect(await play(smallLesson, browser, 'variant')).to.deep.equal({ observed: 'heard 0', right: 2, asTold: true });
    expect([partOf(smallLesson, 'lesson'), partOf(smallLesson, 'variant')]).to.deep.equal([smallLesson, smallLesson.variant]);
  });

  it('says so where the run is not what the lesson tells, or what nobody predicted', async () => {
    await using browser = new Browser();

    const other = await play({ ...smallLesson, run: async () => 'heard 0' }, browser);
    const unknown = await play({ ...smallLesson, run: async () => 'heard 7' }, browser);

    expect(other).to.deep.equal({ observed: 'heard 0', right: 2, asTold: false });
    expect(unknown).to.deep.equal({ observed: 'heard 7', right: null, asTold: false });
  });

  it('ends its timeline with the comparison', async () => {
    await using browser = new Browser();

    await play(smallLesson, browser);
    await play({ ...smallLesson, run: async () => 'heard 7' }, browser);

    expect(browser.trace.events({ type: 'check' }).map(({ text, passed }) => [text, passed])).to.deep.equal([
      ['heard 1', true],
      ['expected heard 1, got heard 7', false],
    ]);
  });
});
