import { expect } from 'chai';
import { followsFrom, isNatural, recordedValues } from './following.ts';
import type { Facts, Json, RecordedScenario } from './recording.ts';

const explored = (...values: Json[]) => ({ values, natural: values[0] });
const recorded = (...runs: Facts[]): RecordedScenario => ({
  ...{ id: 'a/b', topic: 'a', question: '', standard: null, steps: [] },
  engines: [
    { name: 'chromium', runs },
    { name: 'webkit', runs: [{ one: 'other' }] },
  ],
});

describe('what follows from copies of storage', () => {
  it('is in every order what was recorded, and nothing else, or in some', () => {
    expect(followsFrom([1], explored(1))).to.equal('in every order');
    expect(followsFrom([1, 2, 1], explored(2, 1))).to.equal('in every order');
    expect(followsFrom([1], explored(2, 1))).to.equal('in some orders');
  });

  it('is part of it where something was recorded that comes in no order', () => {
    expect(followsFrom([1, 2], explored(1))).to.equal('in part');
    expect(followsFrom([1, 2], explored(1, 3))).to.equal('in part');
    expect(followsFrom([1], explored(2))).to.equal('in no order');
    expect(followsFrom([1], explored())).to.equal('in no order');
  });

  it('is natural where the natural order is as one of the runs', () => {
    expect(isNatural([1, 2], explored(2, 3))).to.equal(true);
    expect(isNatural([1, 2], explored(3, 2))).to.equal(false);
    expect(isNatural([1], explored())).to.equal(false);
  });

  it('is held against what that engine did in each run, and each time that it was asked', () => {
    const scenario = recorded({ one: 'a', two: 'sometimes', orders: ['x y', 'y x'] }, { one: 'b', two: 'never' });

    expect(recordedValues(scenario, 'chromium', 'one')).to.deep.equal(['a', 'b']);
    expect(recordedValues(scenario, 'webkit', 'one')).to.deep.equal(['other']);
    expect(recordedValues(scenario, 'chromium', 'two')).to.deep.equal([true, false, false]);
    expect(recordedValues(recorded({ orders: ['x y', 'y x'] }), 'chromium', 'orders')).to.deep.equal(['x y', 'y x']);
    expect(recordedValues(recorded({ two: 'always' }), 'chromium', 'two')).to.deep.equal([true]);
  });
});
