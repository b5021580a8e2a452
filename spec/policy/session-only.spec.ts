import { expect } from 'chai';
import { SessionOnly } from '../../lib/policy/session-only.ts';
import { traversable } from '../html/bare-model.ts';
import { areaOf } from '../storage/shed-double.ts';

describe('areas for the session alone', () => {
  it('are left when the last of their tabs is gone, however often it used them', () => {
    const areas = new SessionOnly();
    const [one, two] = [traversable(), traversable()];
    const [shared, own] = [areaOf(), areaOf()];
    for (const tab of [one, two, one]) areas.use(shared, tab);
    areas.use(own, one);

    const afterOne = areas.leave(one);
    const afterTwo = areas.leave(two);

    expect([afterOne, afterTwo, areas.leave(one)]).to.deep.equal([[own], [shared], []]);
  });
});
