import { expect } from 'chai';
import { LaneCells } from '../../lib/explore/lane-cells.ts';
import { Names } from '../../lib/explore/names.ts';

describe('the cells of a lane', () => {
  it('are its queue and what is taken out of it, each the same every time', () => {
    const [cells, lanes] = [new Names(), new Names()];
    const of = new LaneCells(cells, lanes);
    const lane = lanes.of('tab1.dom');

    const numbers = [of.queue(lane), of.taken(lane), of.queue(lane), of.taken(lane)];

    expect(numbers.map((number) => cells.name(number))).to.deep.equal([
      ...['queue tab1.dom', 'taken tab1.dom'],
      ...['queue tab1.dom', 'taken tab1.dom'],
    ]);
  });
});
