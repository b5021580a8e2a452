import { expect } from 'chai';
import { tabs } from '../../../lib/index.ts';

describe('the MessagePort interface', () => {
  it('has the members of its declaration, with their names and lengths', async () => {
    const [{ window }] = await tabs(2);
    const { MessagePort } = window;
    const { onmessage, onmessageerror, postMessage, start, close } = Object.getOwnPropertyDescriptors(MessagePort.prototype);

    expect(Object.keys(MessagePort.prototype)).to.deep.equal(['postMessage', 'start', 'close', 'onmessage', 'onmessageerror']);
    expect([postMessage, start, close].map((each) => [each?.value.name, each?.value.length])).to.deep.equal([
      ['postMessage', 1],
      ['start', 0],
      ['close', 0],
    ]);
    expect([onmessage, onmessageerror].map((each) => [each?.get?.name, each?.set?.name])).to.deep.equal([
      ['get onmessage', 'set onmessage'],
      ['get onmessageerror', 'set onmessageerror'],
    ]);
    expect([MessagePort.name, MessagePort.length]).to.deep.equal(['MessagePort', 0]);
    expect(Object.getPrototypeOf(MessagePort) === window.EventTarget).to.equal(true);
  });

  it('takes ports of other windows, and nothing else', async () => {
    const [a, b] = await tabs(2);
    const { prototype } = a.window.MessagePort;
    const { port1, port2 } = new b.window.MessageChannel();

    prototype.postMessage.call(port1, 'foreign');
    prototype.start.call(port2);

    expect(a.browser.pending.map(({ name }) => name)).to.deep.equal(['tab2.port2']);
    for (const other of [{}, a.window, null]) {
      expect(() => Reflect.apply(prototype.start, other, [])).to.throw(TypeError, 'Illegal invocation');
      expect(() => Reflect.get(prototype, 'onmessage', other)).to.throw(TypeError, 'Illegal invocation');
    }
  });

  it('needs a message', async () => {
    const [{ window }] = await tabs(2);
    const { port1 } = new window.MessageChannel();

    expect(() => Reflect.apply(port1.postMessage, port1, [])).to.throw(TypeError, '1 argument required');
  });

  it('cancels an event whose handler returns false', async () => {
    const [{ window }] = await tabs(2);
    const { port1 } = new window.MessageChannel();
    const event = (): object => new window.MessageEvent('message', { cancelable: true });

    port1.onmessage = () => false;
    expect(port1.dispatchEvent(event())).to.equal(false);
    port1.onmessage = () => 0;
    expect(port1.dispatchEvent(event())).to.equal(true);
  });

  it('takes an object as a handler, which does nothing', async () => {
    const [{ window }] = await tabs(2);
    const { port1 } = new window.MessageChannel();
    const handler = {};

    Reflect.set(port1, 'onmessage', handler);
    port1.dispatchEvent(new window.MessageEvent('message'));

    expect(port1.onmessage).to.equal(handler);
    port1.onmessage = null;
    port1.onmessage = null;
    expect(port1.onmessage).to.equal(null);
  });

  it('is not started by onmessageerror', async () => {
    const [tab] = await tabs(2);
    const { port1, port2 } = new tab.window.MessageChannel();

    port2.onmessageerror = () => undefined;
    port1.postMessage(1);

    expect(tab.browser.pending).to.deep.equal([]);
  });
});
