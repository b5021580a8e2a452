import { expect } from 'chai';
import { ofMessages } from './composition-of-messages.ts';
import type { Reading } from './reading.ts';
import type { Json } from './recording.ts';

const heard = (window: string, value: Json): Reading => ({ op: 'run', window, value, source: '() => heard', args: [] });
const facts = (names: readonly string[], ...readings: readonly Reading[]): object | null => {
  const found = ofMessages(names, readings);
  return found === null ? null : Object.fromEntries(found);
};

describe('The composition of facts about messages', () => {
  it('gives each window what it heard first, and what was heard afterwards together', () => {
    const answers = [heard('A', ['c:1']), heard('B', []), heard('A', ['d:2']), heard('B', ['d:3'])];

    expect(facts(['A', 'B', 'heard of another name'], ...answers)).to.deep.equal({
      A: ['c:1'],
      B: [],
      'heard of another name': ['d:2', 'd:3'],
    });
  });

  it('takes what is labelled with a fact to be of that fact', () => {
    const answers = [heard('A', ['kept:1', 'kept:2']), heard('B', ['c:1'])];

    expect(facts(['closed', 'kept', 'kept, other tab'], ...answers)).to.deep.equal({
      closed: [],
      kept: ['1', '2'],
      'kept, other tab': ['c:1'],
    });
  });

  it('lists the orders that came up, and says whether those of one channel were kept', () => {
    const answers = [heard('B', ['c:1', 'd:2', 'c:3']), heard('B', ['c:3', 'd:2', 'c:1'])];

    expect(facts(['orders', 'c in order', 'd in order'], ...answers)).to.deep.equal({
      orders: ['c:1 d:2 c:3', 'c:3 d:2 c:1'],
      'c in order': false,
      'd in order': true,
    });
  });

  it('leaves other facts to others', () => {
    expect(facts(['A', 'B'], heard('A', []))).to.equal(null);
  });
});
