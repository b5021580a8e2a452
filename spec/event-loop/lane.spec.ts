import { expect } from 'chai';
import { createLane } from '../../lib/event-loop/lane.ts';

describe('a lane', () => {
  it('is named after its maker and its task source, and is empty', () => {
    const lane = createLane('tab1', 'navigation and traversal', -1);

    expect(lane).to.deep.equal({
      name: 'tab1.navigation',
      source: 'navigation and traversal',
      agent: -1,
      head: null,
      tail: null,
      place: -1,
      number: -1,
    });
  });

  it('has a number where its maker has several of one source', () => {
    expect(createLane('tab1', 'port message queue', 1, 2).name).to.equal('tab1.port2');
  });
});
