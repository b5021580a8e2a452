import { expect } from 'chai';
import { steppingScheduler, type Question } from '../../../lib/cli/step/stepping-scheduler.ts';
import { fifo, seeded, type Scheduler } from '../../../lib/index.ts';
import { record, race } from './play.ts';

const abandoning: Scheduler = { ...fifo(), name: 'abandoning', everyStep: true, choose: () => -1 };
Reflect.deleteProperty(abandoning, 'natural');

describe('the scheduler of steps', () => {
  it('is asked before each step that has no scope, and says what could have run', async () => {
    const { moments } = await record(race);

    const asked = moments.flatMap(({ question }) => (question === null ? [] : [question]));

    expect(asked[0]!.candidates.map(({ lane, label }) => `${lane} ${label}`)).to.deep.equal([
      'tab2.dom storage k',
      'tab3.dom storage k',
    ]);
    expect(asked[0]).to.include({ choice: 0, task: asked[0]!.candidates[0]!.task });
    expect(asked.at(-1)!.choice).to.equal(-1);
  });

  it('takes what a person chose, and the natural choice everywhere else', async () => {
    const [natural, chosen] = [await record(race), await record(race, { taken: new Map([[0, 'tab3.dom']]) })];

    expect([natural.schedule, natural.ended]).to.deep.equal(['', 'passed: tab3']);
    expect([chosen.schedule, chosen.ended]).to.deep.equal(['0:tab3.dom', 'passed: tab2']);
  });

  it('leaves the choices of its base as they are, and what it draws', async () => {
    const plain = await record(race, { order: 'seeded', seed: 5 });
    const own = new Map(plain.schedule.split(' ').map((entry) => [Number(entry.split(':')[0]), entry.split(':')[1] ?? '']));

    const again = await record(race, { order: 'seeded', seed: 5, taken: own });

    expect(plain.schedule).not.to.equal('');
    expect(again.schedule).to.equal(plain.schedule);
  });

  it('takes what is not there for no choice, and has name, seed and chance of its base', () => {
    const questions: Question[] = [];
    const [own, base] = [
      steppingScheduler(seeded(3), new Map([[4, 'nobody']]), (asked) => void questions.push(asked)),
      seeded(3),
    ];
    const heads = [2, 1].map((seq) => ({ seq, lane: null, label: `task ${seq}` })) as never;
    for (const scheduler of [own, base]) scheduler.seed(7);

    const answers = [own.choose(heads, 2, 0, 4), base.choose(heads, 2, 0, 4)];

    expect(answers[0]).to.equal(answers[1]);
    expect([own.name, own.random(1)]).to.deep.equal([base.name, base.random(1)]);
    expect(questions[0]!.candidates).to.deep.equal([
      { task: 1, lane: '', label: 'task 1' },
      { task: 2, lane: '', label: 'task 2' },
    ]);
  });

  it('abandons a run with its base', async () => {
    const { moments } = await record(race, {}, { scheduler: abandoning });

    expect(moments.filter(({ question }) => question !== null)).to.deep.equal([]);
  });
});
