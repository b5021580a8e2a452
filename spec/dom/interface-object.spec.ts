import { expect } from 'chai';
import { customEventInterface } from '../../lib/dom/custom-event.ts';
import { beforeUnloadEventInterface } from '../../lib/dom/before-unload-event.ts';
import { RealmTypeError, WindowDouble } from './window-double.ts';

describe('an interface object', () => {
  it('belongs to one window', () => {
    const [a, b] = [new WindowDouble(), new WindowDouble()];

    Reflect.set(a.Event.prototype, 'added', true);

    expect(a.Event).to.not.equal(b.Event);
    expect('added' in b.Event.prototype).to.equal(false);
    expect(new a.Event('x')).to.be.instanceOf(a.Event).and.not.instanceOf(b.Event);
  });

  it('has the shape of Web IDL', () => {
    const { Event } = new WindowDouble();

    const descriptor = Object.getOwnPropertyDescriptor(Event.prototype, 'type');

    expect([Event.name, Event.length, String(new Event('x'))]).to.deep.equal(['Event', 1, '[object Event]']);
    expect([Object.getPrototypeOf(Event), Object.getPrototypeOf(Event.prototype)]).to.deep.equal([
      Function.prototype,
      Object.prototype,
    ]);
    expect([descriptor?.enumerable, descriptor?.configurable, typeof descriptor?.get]).to.deep.equal([true, true, 'function']);
    expect(Event.prototype.constructor).to.equal(Event);
    expect(Reflect.set(Event, 'prototype', {})).to.equal(false);
    expect(() => Reflect.apply(Event, undefined, ['x'])).to.throw(TypeError);
  });

  it('derives from its parent in the same window', () => {
    const window = new WindowDouble();

    const CustomEvent = window.interface(customEventInterface, window.Event);

    expect(Object.getPrototypeOf(CustomEvent)).to.equal(window.Event);
    expect(new CustomEvent('x')).to.be.instanceOf(window.Event);
    expect(Reflect.get(CustomEvent, 'AT_TARGET')).to.equal(2);
  });

  it('can be derived from by page code', () => {
    const window = new WindowDouble();
    class Mine extends window.Event {
      readonly more = 1;
    }

    const event = new Mine('x', { bubbles: true });

    expect([event.type, event.bubbles, event.more]).to.deep.equal(['x', true, 1]);
    expect(event).to.be.instanceOf(Mine).and.instanceOf(window.Event);
  });

  it('may refuse to construct, and shows none of our functions', () => {
    const window = new WindowDouble();

    const BeforeUnloadEvent = window.interface(beforeUnloadEventInterface, window.Event);

    expect(() => new BeforeUnloadEvent('x')).to.throw(RealmTypeError, 'Illegal constructor');
    expect(['stateOf', 'isEvent', 'asksUser'].filter((name) => name in BeforeUnloadEvent)).to.deep.equal([]);
  });

  it('has a parent without a prototype only in theory', () => {
    const window = new WindowDouble();

    const orphan = window.interface(customEventInterface, {});

    expect(Object.getPrototypeOf(orphan.prototype)).to.equal(null);
  });
});
