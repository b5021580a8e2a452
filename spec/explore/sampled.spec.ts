import { expect } from 'chai';
import { createLane, createProcessLane } from '../../lib/event-loop/lane.ts';
import { Sampled } from '../../lib/explore/sampled.ts';

const options = { order: 'any', latenessMs: 0, random: 'plain', agentOf: (stream: number) => `agent${stream}` } as const;
const lane = createLane('tab1', 'timer', 0);

/** How often each answer came. */
function countsOf<T>(times: number, draw: (number: number) => T): Map<T, number> {
  const counts = new Map<T, number>();
  for (let number = 0; number < times; number++) {
    const answer = draw(number);
    counts.set(answer, (counts.get(answer) ?? 0) + 1);
  }
  return counts;
}

describe('a schedule drawn by lot', () => {
  it('is the same for the same seed', () => {
    const draw = (): unknown => {
      const sampled = new Sampled({ ...options, latenessMs: 8, random: 'edges' });
      sampled.seed(5);
      const all = Array.from({ length: 50 }, () => [sampled.choose([], 3, 0), sampled.latenessMs?.(lane), sampled.random(9)]);
      return [all, sampled.deviations([])];
    };

    expect(draw()).to.deep.equal(draw());
  });

  it('takes any lane in one half of the seeds, and the natural one most of the time in the other', () => {
    const sampled = new Sampled(options);
    const shares = Array.from({ length: 200 }, (_, seed) => {
      sampled.seed(seed);
      return (countsOf(200, () => sampled.choose([], 4, 2)).get(2) ?? 0) / 200;
    });

    const wild = shares.filter((share) => share < 0.5);
    expect(wild.length).to.be.within(75, 125);
    expect(Math.min(...shares.filter((share) => share > 0.5))).to.be.above(0.8);
  });

  it('has three timers of ten late, half of these as late as may be', () => {
    const sampled = new Sampled({ ...options, latenessMs: 8 });
    sampled.seed(1);

    const counts = countsOf(2_000, () => sampled.latenessMs?.(lane));

    expect(counts.get(0)).to.be.within(1_350, 1_530);
    expect(counts.get(8)).to.be.within(270, 410);
    expect([...counts.keys()].sort()).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(sampled.deviations([]).late).to.have.lengthOf(2_000 - (counts.get(0) ?? 0));
  });

  it('has messages between processes take time, apart from timers', () => {
    const sampled = new Sampled({ ...options, messageMs: 3 });
    sampled.seed(1);
    const message = createProcessLane('tab1', 'browser');

    const [late, exact] = [countsOf(200, () => sampled.latenessMs?.(message)), countsOf(200, () => sampled.latenessMs?.(lane))];

    expect([...late.keys()].sort()).to.deep.equal([0, 1, 2, 3]);
    expect([...exact.keys()]).to.deep.equal([0]);
    expect(sampled.deviations([]).late[0]?.lane).to.equal('tab1>browser');
  });

  it('has random numbers at the edges where it is to, no two of them the same', () => {
    const [edges, plain] = [new Sampled({ ...options, random: 'edges' }), new Sampled(options)];
    for (const each of [edges, plain]) each.seed(1);

    const numbers = Array.from({ length: 1_000 }, () => edges.random(7));

    expect(numbers.filter((each) => each < 1e-6).length).to.be.within(150, 250);
    expect(numbers.filter((each) => each > 1 - 1e-6).length).to.be.within(150, 250);
    expect(new Set(numbers).size).to.equal(1_000);
    expect(numbers.every((each) => each >= 0 && each < 1)).to.equal(true);
    expect(edges.deviations([]).random[0]?.agent).to.equal('agent7');
    expect(plain.random(7)).to.be.within(1e-6, 1 - 1e-6);
    expect(plain.deviations([]).random).to.deep.equal([]);
  });

  it('asks nobody where the order is to be natural', () => {
    expect(new Sampled({ ...options, order: 'natural' }).natural).to.equal(true);
    expect(new Sampled(options).natural).to.equal(undefined);
  });
});
