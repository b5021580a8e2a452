import { expect } from 'chai';
import { Names } from '../../lib/explore/names.ts';

describe('names', () => {
  it('are numbered from 0, each once', () => {
    const names = new Names();

    expect(['a', 'b', 'a'].map((name) => names.of(name))).to.deep.equal([0, 1, 0]);
    expect([names.size, names.name(1), names.name(2)]).to.deep.equal([2, 'b', '']);
  });
});
