import { expect } from 'chai';
import { interquartileRange, median, quantile } from '../../bench/statistics.ts';

describe('the statistics of the benches', () => {
  it('take the middle of an odd number of values, and the mean of the two in the middle of an even one', () => {
    expect(median([9, 1, 5])).to.equal(5);
    expect(median([4, 1, 3, 2])).to.equal(2.5);
  });

  it('interpolate between neighbours', () => {
    expect(quantile([10, 20, 30, 40, 50], 0.25)).to.equal(20);
    expect(quantile([10, 20], 0.25)).to.equal(12.5);
    expect([quantile([3, 1, 2], 0), quantile([3, 1, 2], 1)]).to.deep.equal([1, 3]);
  });

  it('measure spread by the middle half, which outliers do not touch', () => {
    expect(interquartileRange([1, 2, 3, 4, 5])).to.equal(2);
    expect(interquartileRange([1, 2, 3, 4, 5000])).to.equal(2);
    expect(interquartileRange([7])).to.equal(0);
  });

  it('know nothing of no values, and leave what they are given in its order', () => {
    const values = [3, 1, 2];

    median(values);

    expect(values).to.deep.equal([3, 1, 2]);
    expect(median([])).to.be.NaN;
  });
});
