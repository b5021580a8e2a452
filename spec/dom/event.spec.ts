import { expect } from 'chai';
import { Event } from '../../lib/dom/event.ts';
import { RealmTypeError, WindowDouble } from './window-double.ts';

describe('Event', () => {
  it('has the members that it is made with, and false by default', () => {
    const window = new WindowDouble();

    const plain = new window.Event('x');
    const full = new window.Event('y', { bubbles: 1, cancelable: 'yes', composed: true });

    expect([plain.type, plain.bubbles, plain.cancelable, plain.composed]).to.deep.equal(['x', false, false, false]);
    expect([full.type, full.bubbles, full.cancelable, full.composed]).to.deep.equal(['y', true, true, true]);
  });

  it('converts its type, and refuses what is no dictionary', () => {
    const { Event: EventOfWindow } = new WindowDouble();

    expect(new EventOfWindow(null).type).to.equal('null');
    expect(new EventOfWindow('x', null).bubbles).to.equal(false);
    expect(() => new EventOfWindow()).to.throw(RealmTypeError, '1 argument required');
    expect(() => new EventOfWindow(Symbol('x'))).to.throw(RealmTypeError);
    expect(() => new EventOfWindow('x', 1)).to.throw(RealmTypeError);
  });

  it('has the time of its window at which it was made', () => {
    const window = new WindowDouble();
    window.nowMs = 12;

    const event = new window.Event('x');
    window.nowMs = 99;

    expect(event.timeStamp).to.equal(12);
  });

  it('is nowhere before it is dispatched', () => {
    const event = new new WindowDouble().Event('x');

    expect([event.target, event.srcElement, event.currentTarget, event.eventPhase]).to.deep.equal([null, null, null, 0]);
    expect(event.composedPath()).to.deep.equal([]);
  });

  it('has an isTrusted that assignment does not change, on the prototype (DIVERGES)', () => {
    const event = new new WindowDouble().Event('x');

    expect(event.isTrusted).to.equal(false);
    expect(Reflect.set(event, 'isTrusted', true)).to.equal(false);
    expect([event.isTrusted, Object.hasOwn(event, 'isTrusted')]).to.deep.equal([false, false]);
    expect(() => Reflect.get(event, 'isTrusted', {})).to.throw(TypeError);
  });

  it('is cancelled only if it can be', () => {
    const window = new WindowDouble();
    const [plain, cancelable, legacy] = [{}, { cancelable: true }, { cancelable: true }].map(
      (init) => new window.Event('x', init),
    );

    plain?.preventDefault();
    cancelable?.preventDefault();
    if (legacy) legacy.returnValue = true;
    const before = legacy?.defaultPrevented;
    if (legacy) legacy.returnValue = false;

    expect([plain?.defaultPrevented, cancelable?.defaultPrevented, before, legacy?.defaultPrevented]).to.deep.equal([
      false,
      true,
      false,
      true,
    ]);
    expect([plain?.returnValue, cancelable?.returnValue]).to.deep.equal([true, false]);
  });

  it('is stopped by cancelBubble, which cannot be taken back', () => {
    const event = new new WindowDouble().Event('x');

    event.cancelBubble = false;
    const before = event.cancelBubble;
    event.cancelBubble = true;
    event.cancelBubble = false;

    expect([before, event.cancelBubble]).to.deep.equal([false, true]);
  });

  it('is made anew by initEvent', () => {
    const event = new new WindowDouble().Event('x', { cancelable: true });
    event.preventDefault();
    event.stopPropagation();

    event.initEvent('y', true);

    expect([event.type, event.bubbles, event.cancelable, event.defaultPrevented, event.cancelBubble]).to.deep.equal([
      'y',
      true,
      false,
      false,
      false,
    ]);
    expect(() => Reflect.apply(event.initEvent, event, [])).to.throw(RealmTypeError);
  });

  it('is not changed by initEvent while it is dispatched', () => {
    const window = new WindowDouble();
    const event = new window.Event('x');
    window.window.addEventListener('x', () => event.initEvent('y'));

    window.fire(event);

    expect(event.type).to.equal('x');
  });

  it('has the phases as constants, on the interface and on the prototype', () => {
    const { Event: EventOfWindow } = new WindowDouble();

    const names = ['NONE', 'CAPTURING_PHASE', 'AT_TARGET', 'BUBBLING_PHASE'];

    expect(names.map((name) => Reflect.get(EventOfWindow, name))).to.deep.equal([0, 1, 2, 3]);
    expect(names.map((name) => Reflect.get(EventOfWindow.prototype, name))).to.deep.equal([0, 1, 2, 3]);
  });

  it('is told from every other value', () => {
    const event = new new WindowDouble().Event('x');

    expect([event, {}, null, 'x'].map((value) => Event.isEvent(value))).to.deep.equal([true, false, false, false]);
    expect(() => Event.uninitialize({})).to.not.throw();
  });
});
