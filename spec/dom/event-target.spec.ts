import { expect } from 'chai';
import { EventTarget } from '../../lib/dom/event-target.ts';
import { Event } from '../../lib/dom/event.ts';
import { RealmTypeError, WindowDouble, type AnyEvent } from './window-double.ts';

describe('EventTarget', () => {
  it('can be constructed and derived from', () => {
    const window = new WindowDouble();
    class Store extends window.EventTarget {
      readonly items: string[] = [];
    }
    const store = new Store();
    store.addEventListener('x', () => store.items.push('heard'));

    store.dispatchEvent(new window.Event('x'));

    expect(store.items).to.deep.equal(['heard']);
    expect(String(new window.EventTarget())).to.equal('[object EventTarget]');
    expect(Object.keys(window.EventTarget.prototype)).to.deep.equal(['addEventListener', 'removeEventListener', 'dispatchEvent']);
  });

  it('acts on the window when a method is called without a this', () => {
    const window = new WindowDouble();
    const { addEventListener, removeEventListener, dispatchEvent } = window.window;
    const order: string[] = [];
    const gone = (): number => order.push('gone');

    addEventListener('x', () => order.push('heard'));
    addEventListener('x', gone);
    removeEventListener('x', gone);
    dispatchEvent(new window.Event('x'));

    expect(order).to.deep.equal(['heard']);
  });

  it('is found behind what stands for it, which page code then sees', () => {
    const window = new WindowDouble();
    const standIn = {};
    EventTarget.replaceSelf(window.record, standIn);
    const seen: unknown[] = [];

    window.window.addEventListener.call(standIn, 'x', (event: AnyEvent) => seen.push(event.target === standIn));
    const other = new WindowDouble();
    other.window.dispatchEvent.call(standIn, new window.Event('x'));

    expect(seen).to.deep.equal([true]);
    expect(EventTarget.recordOf(standIn)).to.equal(window.record);
  });

  it('refuses every other this, too few arguments, and what is no event', () => {
    const { window } = new WindowDouble();

    expect(() => window.addEventListener.call({}, 'x', null)).to.throw(RealmTypeError, 'Illegal invocation');
    expect(() => window.removeEventListener.call('text', 'x', null)).to.throw(RealmTypeError, 'Illegal invocation');
    expect(() => window.addEventListener('x')).to.throw(RealmTypeError, '2 arguments required');
    expect(() => window.removeEventListener('x')).to.throw(RealmTypeError, '2 arguments required');
    expect(() => window.dispatchEvent()).to.throw(RealmTypeError, '1 argument required');
    expect(() => window.dispatchEvent({ type: 'x' })).to.throw(RealmTypeError);
  });

  it('dispatches from script without trust, and answers whether nobody cancelled', () => {
    const window = new WindowDouble();
    const seen: boolean[] = [];
    window.window.addEventListener('x', (event: AnyEvent) => {
      seen.push(event.isTrusted);
      event.preventDefault();
    });
    const event = new window.Event('x', { cancelable: true });

    window.fire(event);
    const answer = window.window.dispatchEvent(event);

    expect([seen, answer]).to.deep.equal([[true, false], false]);
  });

  it('throws an InvalidStateError of the window for an event under way, or never initialized', () => {
    const window = new WindowDouble();
    const errors: unknown[] = [];
    const event = new window.Event('x');
    window.window.addEventListener('x', () => {
      try {
        window.window.dispatchEvent(event);
      } catch (error) {
        errors.push(error);
      }
    });
    const uninitialized = new window.Event('y');
    Event.uninitialize(uninitialized);

    window.window.dispatchEvent(event);

    expect(errors).to.have.lengthOf(1);
    expect(errors[0]).to.be.instanceOf(window.realm.DOMException).with.property('name', 'InvalidStateError');
    expect(() => window.window.dispatchEvent(uninitialized)).to.throw(window.realm.DOMException);
  });
});
