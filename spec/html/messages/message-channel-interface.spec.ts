import { expect } from 'chai';
import { tabs } from '../../../lib/index.ts';

describe('the MessageChannel interface', () => {
  it('has two ports, the same at each access', async () => {
    const [{ window }] = await tabs(2);
    const { MessageChannel } = window;

    const channel = new MessageChannel();

    expect(Object.keys(MessageChannel.prototype)).to.deep.equal(['port1', 'port2']);
    expect([channel.port1 === channel.port1, channel.port1 === channel.port2]).to.deep.equal([true, false]);
    expect([MessageChannel.name, MessageChannel.length, String(channel)]).to.deep.equal([
      'MessageChannel',
      0,
      '[object MessageChannel]',
    ]);
  });

  it('takes channels of other windows, and nothing else', async () => {
    const [a, b] = await tabs(2);
    const { prototype } = a.window.MessageChannel;
    const channel = new b.window.MessageChannel();

    expect(Reflect.get(prototype, 'port1', channel) === channel.port1).to.equal(true);
    for (const other of [prototype, null, 5]) {
      expect(() => Reflect.get(prototype, 'port1', other)).to.throw(TypeError, 'Illegal invocation');
    }
  });

  it('can be derived from', async () => {
    const [{ window }] = await tabs(2);
    class Named extends window.MessageChannel {
      readonly name = 'mine';
    }
    const withoutPrototype = Object.assign(function () {}, { prototype: null });

    const channel = new Named();

    expect([channel instanceof Named, channel.name, channel.port1 instanceof window.MessagePort]).to.deep.equal([
      true,
      'mine',
      true,
    ]);
    expect(Reflect.construct(window.MessageChannel, [], withoutPrototype) instanceof window.MessageChannel).to.equal(true);
  });

  it('is called with new', async () => {
    const [{ window }] = await tabs(2);

    expect(() => Reflect.apply(window.MessageChannel, undefined, [])).to.throw(TypeError, "without 'new'");
  });
});
