import { expect } from 'chai';
import { ErrorEvent, errorEventInterface } from '../../lib/dom/error-event.ts';
import { WindowDouble } from './window-double.ts';

describe('ErrorEvent', () => {
  it('has the members that it is made with, converted, and empty ones by default', () => {
    const window = new WindowDouble();
    const EventClass = window.interface(errorEventInterface, window.Event);
    const read = (event: object): unknown[] =>
      ['message', 'filename', 'lineno', 'colno', 'error'].map((name) => Reflect.get(event, name));

    const plain = new EventClass('error');
    const full = new EventClass('error', { message: 1, filename: 'f', lineno: '2', colno: -1, error: null });

    expect(read(plain)).to.deep.equal(['', '', 0, 0, undefined]);
    expect(read(full)).to.deep.equal(['1', 'f', 2, 4_294_967_295, null]);
  });

  it('is told from other events', () => {
    const window = new WindowDouble();

    expect(ErrorEvent.isErrorEvent(new window.Event('error'))).to.equal(false);
  });
});
