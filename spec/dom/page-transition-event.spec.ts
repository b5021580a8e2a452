import { expect } from 'chai';
import { pageTransitionEventInterface } from '../../lib/dom/page-transition-event.ts';
import { WindowDouble } from './window-double.ts';

describe('PageTransitionEvent', () => {
  it('tells whether the document is persisted: false by default', () => {
    const window = new WindowDouble();
    const EventClass = window.interface(pageTransitionEventInterface, window.Event);

    const answers = [undefined, {}, { persisted: 1 }].map((init) => Reflect.get(new EventClass('pageshow', init), 'persisted'));

    expect(answers).to.deep.equal([false, false, true]);
  });
});
