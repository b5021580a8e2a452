import { expect } from 'chai';
import { hashChangeEventInterface } from '../../lib/dom/hash-change-event.ts';
import { RealmTypeError, WindowDouble } from './window-double.ts';

describe('HashChangeEvent', () => {
  it('has both URLs as strings without lone surrogates, empty by default', () => {
    const window = new WindowDouble();
    const EventClass = window.interface(hashChangeEventInterface, window.Event);

    const answers = [undefined, {}, { oldURL: 1, newURL: 'x\uD800' }].map((init) => {
      const event = new EventClass('hashchange', init);
      return [Reflect.get(event, 'oldURL'), Reflect.get(event, 'newURL')];
    });

    expect(answers).to.deep.equal([
      ['', ''],
      ['', ''],
      ['1', 'x\uFFFD'],
    ]);
    expect(() => new EventClass('x', { newURL: Symbol('x') })).to.throw(RealmTypeError);
  });
});
