import { expect } from 'chai';
import { placeIn } from '../../lib/browser/place-in.ts';

describe('the place of an error of the test', () => {
  it('is a member, and the last line of the stack; the message stays', () => {
    const error = new Error('mine');

    placeIn(error, 'tab2', 'tab2.start()');

    expect([error.message, Reflect.get(error, 'tab')]).to.deep.equal(['mine', 'tab2']);
    expect(error.stack).to.match(/\n    at tab2\.start\(\)$/);
  });

  it('is said once', () => {
    const error = new Error('mine');

    placeIn(error, 'tab2', 'tab2.start()');
    placeIn(error, 'tab3', 'tab3.start()');

    expect([Reflect.get(error, 'tab'), error.stack?.includes('tab3')]).to.deep.equal(['tab2', false]);
  });

  it('leaves alone what is no error, what is frozen, and what cannot be asked', () => {
    const frozen = Object.freeze(new Error('frozen'));
    const has = (): never => {
      throw new Error('asked');
    };

    for (const thrown of ['text', null, frozen, new Proxy({}, { has })]) placeIn(thrown, 'tab1', 'tab1.start()');

    expect('tab' in frozen).to.equal(false);
  });

  it('is a member alone where the stack is no text', () => {
    const thrown = { message: 'mine', stack: 1 };

    placeIn(thrown, 'tab1', 'tab1.start()');

    expect(thrown).to.deep.equal({ message: 'mine', stack: 1, tab: 'tab1' });
  });
});
