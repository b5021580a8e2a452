import { expect } from 'chai';
import { faultOf, isTraceEvent } from '../../lib/trace/event-shape.ts';
import { tickets } from './tickets.ts';

describe('the shape of an event', () => {
  it('is kept by each event of a trace', () => {
    expect(tickets.map(faultOf).filter((fault) => fault !== null)).to.deep.equal([]);
  });

  it('allows members that a later version may add', () => {
    expect(isTraceEvent({ i: 0, ms: 0, step: -1, type: 'note', text: 'x', more: 1 })).to.equal(true);
  });

  it('asks for a known type and for all its members', () => {
    const base = { i: 0, ms: 0, step: -1 };

    expect(faultOf({ ...base, type: 'toString' })).to.equal('it has the unknown type "toString"');
    expect(faultOf({ ms: 0, step: 0, type: 'checkpoint' })).to.equal('the member i of its checkpoint is not a number');
    expect(faultOf({ ...base, type: 'area-created', area: 1, kind: 'cookies', origin: 'o', tab: 1 })).to.equal(
      'the member tab of its area-created is not a string or null',
    );
  });
});
