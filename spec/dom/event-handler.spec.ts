import { expect } from 'chai';
import { errorEventInterface } from '../../lib/dom/error-event.ts';
import { getEventHandler, setEventHandler } from '../../lib/dom/event-handler.ts';
import { WindowDouble, type AnyEvent, type EventClass } from './window-double.ts';

function setUp() {
  const window = new WindowDouble();
  const ErrorEvent = window.interface(errorEventInterface, window.Event) as EventClass;
  return { window, record: window.record, ErrorEvent };
}

describe('an event handler', () => {
  it('answers null until it is set, and for what is no object', () => {
    const { record } = setUp();
    const handler = (): void => undefined;
    const answers = [getEventHandler(record, 'x')];

    for (const value of [handler, 'code', {}, undefined, null]) {
      setEventHandler(record, 'x', value);
      answers.push(getEventHandler(record, 'x'));
    }

    expect(answers).to.deep.equal([null, handler, null, {}, null, null]);
  });

  it('keeps its place among the listeners while it is replaced, and loses it by null', () => {
    const { window, record } = setUp();
    const order: string[] = [];
    setEventHandler(record, 'x', () => order.push('old'));
    window.window.addEventListener('x', () => order.push('listener'));

    setEventHandler(record, 'x', () => order.push('new'));
    window.fire(new window.Event('x'));
    setEventHandler(record, 'x', null);
    setEventHandler(record, 'x', () => order.push('last'));
    window.fire(new window.Event('x'));

    expect(order).to.deep.equal(['new', 'listener', 'listener', 'last']);
  });

  it('runs with the current target as this, and cancels by returning false', () => {
    const { window, record } = setUp();
    const seen: unknown[] = [];
    setEventHandler(record, 'x', function (this: unknown, event: AnyEvent) {
      seen.push(this === window.window, event.type);
      return false;
    });

    const uncancelled = window.fire(new window.Event('x', { cancelable: true }));

    expect([uncancelled, ...seen]).to.deep.equal([false, true, 'x']);
  });

  it('does nothing when it is an object that cannot be called', () => {
    const { window, record } = setUp();
    setEventHandler(record, 'x', { handleEvent: () => window.reported.push('called') });

    window.fire(new window.Event('x'));

    expect(window.reported).to.deep.equal([]);
  });

  it('gets five arguments for an ErrorEvent at a window, and cancels by returning true', () => {
    const { window, record, ErrorEvent } = setUp();
    let given: unknown[] = [];
    setEventHandler(record, 'error', (...args: unknown[]) => {
      given = args;
      return true;
    });

    const init = { cancelable: true, message: 'm', filename: 'f', lineno: 1, colno: 2, error: 'e' };
    const uncancelled = window.fire(new ErrorEvent('error', init));

    expect([uncancelled, given]).to.deep.equal([false, ['m', 'f', 1, 2, 'e']]);
  });

  it('gets the event for an error that is no ErrorEvent, or elsewhere', () => {
    const { window, record, ErrorEvent } = setUp();
    const [, inner] = window.target();
    const given: unknown[] = [];
    for (const each of [record, inner]) setEventHandler(each, 'error', (...args: unknown[]) => given.push(args.length));

    window.fire(new window.Event('error'));
    window.fire(new ErrorEvent('error'), inner);

    expect(given).to.deep.equal([1, 1]);
  });

  it('cancels a trusted beforeunload by returning anything', () => {
    const { window, record } = setUp();
    const answers = [undefined, null, 'text', false].map((value) => {
      setEventHandler(record, 'beforeunload', () => value);
      return window.fire(new window.Event('beforeunload', { cancelable: true }));
    });

    expect(answers).to.deep.equal([true, true, false, false]);
  });
});
