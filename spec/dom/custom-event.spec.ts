import { expect } from 'chai';
import { customEventInterface } from '../../lib/dom/custom-event.ts';
import { WindowDouble } from './window-double.ts';

describe('CustomEvent', () => {
  it('carries a detail: null by default', () => {
    const window = new WindowDouble();
    const EventClass = window.interface(customEventInterface, window.Event);

    const details = [undefined, {}, { detail: 0 }].map((init) => Reflect.get(new EventClass('x', init), 'detail'));

    expect(details).to.deep.equal([null, null, 0]);
  });
});
