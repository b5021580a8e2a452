import { expect } from 'chai';
import { Browser } from 'storageloom';
import { lessonOf, scenarioOfLesson } from '../../lib/cli/lesson-scenario.ts';
import type { Played } from '../../lib/lessons/play.ts';
import { smallLesson } from '../lessons/small-lesson.ts';

const plain = (): Browser<object> => new Browser() as Browser<never> as Browser<object>;

describe('a lesson as a scenario', () => {
  it('runs on what the lesson needs, and results in what was observed', async () => {
    await using browser = plain();
    const { run, needsHtml, options } = scenarioOfLesson(smallLesson);

    expect([await run(browser), needsHtml, options]).to.deep.equal(['heard 1', false, {}]);
  });

  it('may be that of the variant, with its options', async () => {
    await using browser = plain();
    const variant = { ...smallLesson.variant, options: { seed: 2 } };
    const { run, needsHtml, options } = scenarioOfLesson({ ...smallLesson, needs: 'html', variant }, 'variant');

    expect([await run(browser), needsHtml, options]).to.deep.equal(['heard 0', true, { seed: 2 }]);
  });

  it('fails where the run shows something else than the lesson tells', async () => {
    await using browser = plain();
    const { run } = scenarioOfLesson({ ...smallLesson, run: async () => 'heard 7' });

    const failure = await Promise.resolve(run(browser)).catch(String);

    expect(failure).to.equal('Error: The lesson is wrong: it says heard 1, the run observed heard 7.');
  });

  it('does not fail where somebody is told how it went', async () => {
    await using browser = plain();
    const told: Played[] = [];
    const { run } = scenarioOfLesson({ ...smallLesson, run: async () => 'heard 7' }, 'lesson', (played) => told.push(played));

    expect(await run(browser)).to.equal('heard 7');
    expect(told).to.deep.equal([{ observed: 'heard 7', right: null, asTold: false }]);
  });

  it('is looked through before', () => {
    expect(lessonOf(smallLesson)).to.equal(smallLesson);
    expect(() => lessonOf({ question: '?' }))
      .to.throw()
      .with.property('code', 'BAD_LESSON');
  });
});
