import { expect } from 'chai';
import { EventListener } from '../../lib/dom/event-listener.ts';

describe('an event listener', () => {
  it('is not removed at first', () => {
    const callback = (): void => undefined;

    const listener = new EventListener('x', callback, true, false, true, 'test');

    expect({ ...listener }).to.deep.equal({
      type: 'x',
      callback,
      capture: true,
      once: false,
      passive: true,
      removed: false,
      by: 'test',
    });
  });
});
