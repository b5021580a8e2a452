import { expect } from 'chai';
import { GoneArea } from '../../lib/storage/gone-area.ts';
import type { Source } from '../../lib/storage/source.ts';
import { areaOf } from './shed-double.ts';

const source: Source = {
  ...{ id: 1, active: true, ownTasks: null, destroyed: false, traversable: null },
  url: 'https://a.example/',
};
const refusal = (): Error => new RangeError('gone');

describe('the area of a document that is gone', () => {
  it('reads what is there now, and writes nothing', () => {
    const area = areaOf();
    const gone = new GoneArea(area, true, refusal);
    area.set('k', 'v', source);

    for (const write of [() => gone.set(), () => gone.remove(), () => gone.clear()]) expect(write).to.throw(RangeError, 'gone');
    expect([gone.get('k', source), gone.length(source), gone.key(0, source), gone.keys(source)]).to.deep.equal([
      'v',
      1,
      'k',
      ['k'],
    ]);
    expect([gone.name, gone.origin, gone.identifier]).to.deep.equal([area.name, area.origin, 'localStorage']);
  });

  it('reads nothing either, where that is refused as well', () => {
    const gone = new GoneArea(areaOf(), false, refusal);

    for (const read of [
      () => gone.get('k', source),
      () => gone.length(source),
      () => gone.key(0, source),
      () => gone.keys(source),
      () => gone.set(),
    ]) {
      expect(read).to.throw(RangeError, 'gone');
    }
  });
});
