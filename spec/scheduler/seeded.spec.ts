import { expect } from 'chai';
import { seeded } from '../../lib/scheduler/seeded.ts';
import { headsOf } from './heads.ts';

const heads = headsOf('tab1', 'tab2', 'tab3', 'tab4');
const choices = (scheduler: ReturnType<typeof seeded>, count: number, times: number): number[] =>
  Array.from({ length: times }, () => scheduler.choose(heads, count, 0, 0));

describe('seeded', () => {
  it('makes the same choices for the same number, and others for another', () => {
    expect(choices(seeded(3), 4, 20)).to.deep.equal(choices(seeded(3), 4, 20));
    expect(choices(seeded(3), 4, 20)).not.to.deep.equal(choices(seeded(4), 4, 20));
  });

  it('takes every one of the tasks that it is shown about as often as another, and none else', () => {
    const counts = [0, 0, 0, 0];

    for (const choice of choices(seeded(1), 3, 3000)) counts[choice]!++;

    expect(counts[3]).to.equal(0);
    for (const count of counts.slice(0, 3)) expect(count).to.be.within(900, 1100);
  });

  it('begins anew with the Browser that it decides for, whatever the seed of that', () => {
    const scheduler = seeded(3);
    const first = choices(scheduler, 4, 5);

    scheduler.seed(77);

    expect(choices(scheduler, 4, 5)).to.deep.equal(first);
  });

  it('keeps what pages draw apart from its choices', () => {
    const [drawn, undrawn] = [seeded(3), seeded(3)];
    for (const scheduler of [drawn, undrawn]) scheduler.seed(1);

    for (let stream = 0; stream < 5; stream++) drawn.random(stream);

    expect(choices(drawn, 4, 5)).to.deep.equal(choices(undrawn, 4, 5));
  });

  it('is called by its number', () => {
    expect(seeded(12).name).to.equal('seeded(12)');
    expect(seeded(12)).not.to.have.property('natural');
  });
});
