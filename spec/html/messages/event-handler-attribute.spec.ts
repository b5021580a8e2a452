import { expect } from 'chai';
import { Browser, tabs } from '../../../lib/index.ts';
import { type AnyWindow, everyHost } from '../every-host.ts';

describe('an event handler attribute', () => {
  it('is an accessor of the prototype, named after its type', async () => {
    const [{ window }] = await tabs(2);

    for (const { prototype } of [window.BroadcastChannel, window.MessagePort]) {
      const { get, set, enumerable } = Object.getOwnPropertyDescriptor(prototype, 'onmessageerror') as PropertyDescriptor;
      expect([get?.name, set?.name, enumerable]).to.deep.equal(['get onmessageerror', 'set onmessageerror', true]);
    }
  });

  it('goes by the addEventListener that the window began with', async () => {
    const [{ window, browser }] = await tabs(2);
    const channel = new window.BroadcastChannel('c');
    const heard: unknown[] = [];
    channel.onmessageerror = null;
    Object.assign(window.EventTarget.prototype, {
      addEventListener() {
        throw new Error('the page’s own');
      },
    });

    channel.onmessage = ({ data }) => heard.push(data);
    new window.BroadcastChannel('c').postMessage('m');
    await browser.settle();

    expect(heard).to.deep.equal(['m']);
  });

  it('of an object is called as nothing, and a handler that returns false cancels', async () => {
    const [{ window }] = await tabs(2);
    const channel = new window.BroadcastChannel('c');
    const event = (): object => new window.MessageEvent('message', { cancelable: true });

    Reflect.set(channel, 'onmessage', {});
    const asObject = channel.dispatchEvent(event() as never);
    channel.onmessage = () => false;
    const asFalse = channel.dispatchEvent(event() as never);

    expect([asObject, asFalse]).to.deep.equal([true, false]);
  });

  for (const [name, host] of everyHost) {
    it(`cancels by itself, whatever a page has in the place of preventDefault (${name})`, async () => {
      await using browser = new Browser({ host: host() });
      const tab = await browser.open('https://a.example/');

      const answer = await tab.run((window: AnyWindow) => {
        const heard: string[] = [];
        window.Event.prototype.preventDefault = () => void heard.push('of the page');
        const channel = new window.BroadcastChannel('c');
        channel.onmessage = () => false;
        return [channel.dispatchEvent(new window.MessageEvent('message', { cancelable: true })), heard];
      });

      expect(answer).to.deep.equal([false, []]);
    });
  }
});
