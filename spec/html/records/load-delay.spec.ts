import { expect } from 'chai';
import { LoadDelay } from '../../../lib/html/records/load-delay.ts';

describe('what delays the load event', () => {
  it('is nothing where nobody asked for it', () => {
    const delay = new LoadDelay();
    let over = 0;

    delay.onceOver(() => over++);

    expect(over).to.equal(1);
  });

  it('is over when each that began has ended, once', () => {
    const delay = new LoadDelay();
    const order: string[] = [];
    delay.begin();
    delay.begin();
    delay.onceOver(() => order.push('over'));

    delay.end();
    order.push('one left');
    delay.end();
    delay.begin();
    delay.end();

    expect(order).to.deep.equal(['one left', 'over']);
  });
});
