import { expect } from 'chai';
import { BeforeUnloadEvent, beforeUnloadEventInterface } from '../../lib/dom/before-unload-event.ts';
import { RealmTypeError, WindowDouble } from './window-double.ts';

function setUp() {
  const window = new WindowDouble();
  const EventClass = window.interface(beforeUnloadEventInterface, window.Event);
  const create = (): BeforeUnloadEvent =>
    Reflect.construct(BeforeUnloadEvent, [window, 'beforeunload', { cancelable: true }], EventClass);
  return { window, create };
}

describe('BeforeUnloadEvent', () => {
  it('has a returnValue that is a string', () => {
    const event = setUp().create();
    const before = event.returnValue;

    Reflect.set(event, 'returnValue', 1);

    expect([before, event.returnValue]).to.deep.equal(['', '1']);
    expect(() => Reflect.set(event, 'returnValue', Symbol('s'))).to.throw(RealmTypeError);
  });

  it('asks the user when it was cancelled or got a returnValue', () => {
    const { window, create } = setUp();
    const [plain, cancelled, answered] = [create(), create(), create()];
    cancelled.preventDefault();
    Reflect.set(answered, 'returnValue', 'sure?');

    const answers = [plain, cancelled, answered, new window.Event('x')].map((event) => BeforeUnloadEvent.asksUser(event));

    expect(answers).to.deep.equal([false, true, true, false]);
  });
});
