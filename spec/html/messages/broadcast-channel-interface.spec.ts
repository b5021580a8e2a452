import { expect } from 'chai';
import { tabs } from '../../../lib/index.ts';

describe('the BroadcastChannel interface object', () => {
  it('makes channels, and nothing when the conversion of the name fails', async () => {
    const [{ window, browser }] = await tabs(2);

    expect(() => Reflect.construct(window.BroadcastChannel, [Symbol('s')])).to.throw(TypeError);

    expect(browser.trace.events({ type: 'channel-opened' })).to.deep.equal([]);
    expect(new window.BroadcastChannel('c') instanceof window.EventTarget).to.equal(true);
  });

  it('is called with new, and with a name', async () => {
    const [{ window }] = await tabs(2);

    expect(() => Reflect.apply(window.BroadcastChannel, undefined, ['c'])).to.throw(TypeError, "without 'new'");
    expect(() => Reflect.construct(window.BroadcastChannel, [])).to.throw(TypeError, '1 argument required');
  });

  it('has members that take channels, of whichever window', async () => {
    const [a, b] = await tabs(2);
    const { prototype } = a.window.BroadcastChannel;
    const foreign = new b.window.BroadcastChannel('there');

    expect(Reflect.get(prototype, 'name', foreign)).to.equal('there');
    for (const other of [{}, null, Object.create(foreign) as object]) {
      expect(() => Reflect.apply(prototype.close, other, [])).to.throw(TypeError, 'Illegal invocation');
    }
  });
});
