import { expect } from 'chai';
import { popStateEventInterface } from '../../lib/dom/pop-state-event.ts';
import { RealmTypeError, WindowDouble } from './window-double.ts';

describe('PopStateEvent', () => {
  it('has the state and whether the user agent made a transition: null and false by default', () => {
    const window = new WindowDouble();
    const EventClass = window.interface(popStateEventInterface, window.Event);
    const state = {};

    const answers = [undefined, {}, { state, hasUAVisualTransition: 1 }].map((init) => {
      const event = new EventClass('popstate', init);
      return [Reflect.get(event, 'state'), Reflect.get(event, 'hasUAVisualTransition')];
    });

    expect(answers).to.deep.equal([
      [null, false],
      [null, false],
      [state, true],
    ]);
    expect(() => new EventClass()).to.throw(RealmTypeError, '1 argument required');
  });
});
