import { expect } from 'chai';
import { promiseRejectionEventInterface } from '../../lib/dom/promise-rejection-event.ts';
import { RealmTypeError, WindowDouble } from './window-double.ts';

describe('PromiseRejectionEvent', () => {
  it('has the promise and the reason', () => {
    const window = new WindowDouble();
    const EventClass = window.interface(promiseRejectionEventInterface, window.Event);
    const promise = Promise.resolve();

    const event = new EventClass('unhandledrejection', { promise, reason: 'r' });

    expect([Reflect.get(event, 'promise'), Reflect.get(event, 'reason')]).to.deep.equal([promise, 'r']);
  });

  it('requires a promise', () => {
    const window = new WindowDouble();
    const EventClass = window.interface(promiseRejectionEventInterface, window.Event);

    expect(() => new EventClass('x')).to.throw(RealmTypeError, '2 arguments required');
    for (const init of [null, {}, { promise: 1 }, { promise: null }])
      expect(() => new EventClass('x', init)).to.throw(RealmTypeError);
  });
});
