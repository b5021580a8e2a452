import { expect } from 'chai';
import { emptyArea } from '../../lib/storage/empty-area.ts';
import { ObserverDouble } from '../event-loop/observer-double.ts';
import { areaOf } from './shed-double.ts';

const source = { id: 1, active: true, ownTasks: null, destroyed: false, url: 'https://a.example/', traversable: null };

describe('an area that the user agent empties', () => {
  it('has nothing any more, and its whole quota again', () => {
    const area = areaOf({ quotaUnits: 2 });
    area.set('k', 'v', source);

    expect(emptyArea(area, 'expired')).to.equal(true);

    expect([area.keys(source), area.usedUnits, area.set('l', 'w', source)]).to.deep.equal([[], 0, true]);
  });

  it('broadcasts nothing, and what is written afterwards as always', () => {
    const heard: unknown[] = [];
    const area = areaOf({ broadcast: (_area, key, oldValue, newValue) => heard.push([key, oldValue, newValue]) });
    area.set('k', 'v', source);

    emptyArea(area, 'Clear-Site-Data');
    area.set('k', 'w', source);

    expect(heard).to.deep.equal([['k', null, 'v'], ['k', null, 'w']]); // prettier-ignore
  });

  it('is told of with the reason', () => {
    const observer = new ObserverDouble();
    const area = areaOf({ name: 'area', observer });
    area.set('k', 'v', source);

    emptyArea(area, 'cleared by the user');

    expect(observer.facts).to.deep.equal([{ type: 'area-emptied', area: 'area', reason: 'cleared by the user' }]);
  });

  it('is not told of when it was empty', () => {
    const observer = new ObserverDouble();

    expect([emptyArea(areaOf({ observer }), 'expired'), observer.facts]).to.deep.equal([false, []]);
  });
});
