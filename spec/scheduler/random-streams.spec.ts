import { expect } from 'chai';
import { RandomStreams } from '../../lib/scheduler/random-streams.ts';

const draw = (streams: RandomStreams, stream: number, count = 3): number[] =>
  Array.from({ length: count }, () => streams.random(stream));

describe('random streams', () => {
  it('are not shifted by what another stream draws', () => {
    const [alone, among] = [new RandomStreams(), new RandomStreams()];

    const expected = draw(alone, 1);
    const actual: number[] = [];
    for (const stream of [1, 2, 2, 1, 3, 1]) {
      const drawn = among.random(stream);
      if (stream === 1) actual.push(drawn);
    }

    expect(actual).to.deep.equal(expected);
  });

  it('begin anew when seeded, with the same numbers for the same seed', () => {
    const streams = new RandomStreams();
    streams.seed(9);
    const first = draw(streams, 4);

    streams.seed(9);
    const again = draw(streams, 4);
    streams.seed(10);

    expect(again).to.deep.equal(first);
    expect(draw(streams, 4)).not.to.deep.equal(first);
  });
});
