import { expect } from 'chai';
import { hooked } from '../hooked-host.ts';

describe('the port message queue', () => {
  it('gives a messageerror for what cannot be made in the document, and goes on', async () => {
    const { tab, made } = await hooked();
    const { port1, port2 } = new tab.window.MessageChannel();
    const heard: unknown[] = [];
    port2.onmessage = ({ type, data }) => heard.push([type, data]);
    port2.onmessageerror = ({ type, data, ports }) => heard.push([type, data, ports.length]);

    port1.postMessage({});
    port1.postMessage('primitive');
    Object.defineProperty(made[0]!.host, 'clone', { value: () => { throw new Error('no memory'); } }); // prettier-ignore
    await tab.browser.settle();

    expect(heard).to.deep.equal([
      ['messageerror', null, 0],
      ['message', 'primitive'],
    ]);
  });

  it('is enabled once', async () => {
    const { tab } = await hooked();
    const { port1, port2 } = new tab.window.MessageChannel();
    port1.postMessage(1);

    port2.start();
    port2.start();
    port2.onmessage = () => undefined;

    expect(tab.browser.pending).to.have.lengthOf(1);
  });

  it('cannot be enabled at a port that was closed', async () => {
    const { tab } = await hooked();
    const { port1, port2 } = new tab.window.MessageChannel();
    port1.postMessage(1);

    port2.close();
    port2.start();

    expect(tab.browser.pending).to.deep.equal([]);
  });

  it('may get a message from its own delivery', async () => {
    const { tab } = await hooked();
    const { port1, port2 } = new tab.window.MessageChannel();
    const heard: unknown[] = [];
    port1.onmessage = ({ data }) => port1.postMessage(Number(data) + 1);
    port2.onmessage = ({ data }) => {
      heard.push(data);
      if (heard.length < 3) port2.postMessage(data);
    };

    port1.postMessage(1);
    await tab.browser.settle();

    expect(heard).to.deep.equal([1, 2, 3]);
  });

  it('tells of each message that waited for the start of its port, right before its task', async () => {
    const { tab } = await hooked();
    const { port1, port2 } = new tab.window.MessageChannel();
    port1.postMessage('early');
    port1.postMessage('early, too');

    port2.start();
    port1.postMessage('late');

    const types = new Set(['message-posted', 'message-queued', 'task-queued']);
    const told = tab.browser.trace.events().flatMap(({ type }) => (types.has(type) ? type.replace('message-', '') : []));
    expect(told.slice(-8)).to.deep.equal([
      ...['posted', 'posted'],
      ...['queued', 'task-queued', 'queued', 'task-queued'],
      ...['posted', 'task-queued'],
    ]);
  });
});
