import { expect } from 'chai';
import { failing } from '../../test-failure.ts';
import type { BareMessagePort } from '../../../lib/hosts/bare/index.ts';
import type { BareWindow } from '../../../lib/index.ts';
import { hosts, openTabs, openTabsUncached } from '../hosts.ts';
import { child, listen, nameOfError } from './ports.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

for (const { name, host } of hosts) {
  describe(`the ports of a message channel (${name})`, () => {
    it('are event targets of their window that page code cannot make by itself', async () => {
      const [{ window }] = await openTabs(host(), a);
      const { MessageChannel, MessagePort, EventTarget } = window;

      const channel = new MessageChannel();

      const { port1, port2 } = channel;
      expect([port1, port2].every((port) => port instanceof MessagePort && port instanceof EventTarget)).to.equal(true);
      expect([channel.port1 === port1, channel.port2 === port2, port1 === port2]).to.deep.equal([true, true, false]);
      expect([channel, port1].map(String)).to.deep.equal(['[object MessageChannel]', '[object MessagePort]']);
      expect([Object.keys(port1), JSON.stringify(port1)]).to.deep.equal([[], '{}']);
      expect(nameOfError(() => Reflect.construct(MessagePort, []))).to.equal('TypeError');
      expect(nameOfError(() => Reflect.apply(MessageChannel, undefined, []))).to.equal('TypeError');
    });

    it('give each other copies of messages in tasks, as trusted MessageEvents without origin and source', async () => {
      const [tab] = await openTabs(host(), a);
      const { port1, port2 } = new tab.window.MessageChannel();
      const events: InstanceType<BareWindow['MessageEvent']>[] = [];
      port2.onmessage = (event) => events.push(event);
      const sent = { list: [1] };

      port1.postMessage(sent);
      sent.list.push(2);

      expect(events).to.deep.equal([]);
      await tab.browser.settle();
      const [event] = events;
      expect(event).to.be.instanceOf(tab.window.MessageEvent);
      expect(event).to.include({ type: 'message', isTrusted: true, origin: '', source: null, target: port2 });
      expect(Reflect.get(event as object, 'data')).to.deep.equal({ list: [1] });
    });

    it('keep what comes until they are started, by start() or by onmessage, and then their order', async () => {
      const [tab] = await openTabs(host(), a);
      const { port1, port2 } = new tab.window.MessageChannel();
      const heard: unknown[] = [];
      port2.addEventListener('message', ({ data }) => heard.push(data));
      port1.postMessage(1);
      port1.postMessage(2);
      await tab.browser.settle();
      expect(heard).to.deep.equal([]);

      port2.start();
      port1.postMessage(3);
      await tab.browser.settle();

      expect(heard).to.deep.equal([1, 2, 3]);
    });

    it('have a queue each, named after the document and the order of making', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(b);
      for (const { window } of [tab, frame]) {
        const { port1, port2 } = new window.MessageChannel();
        port1.start();
        port2.start();
        port1.postMessage(1);
        port2.postMessage(2);
      }

      const tasks = tab.browser.pending.map((task) => `${task.name}: ${task.label}`);

      expect(tasks).to.deep.equal([
        'tab1.port2: message from tab1',
        'tab1.port1: message from tab1',
        'tab1/frame1.port2: message from tab1/frame1',
        'tab1/frame1.port1: message from tab1/frame1',
      ]);
    });

    it('call a handler in its place among the listeners, with the port as this', async () => {
      const [tab] = await openTabs(host(), a);
      const { port1, port2 } = new tab.window.MessageChannel();
      const called: unknown[] = [];
      port2.addEventListener('message', () => called.push('first'));
      port2.onmessage = () => called.push('replaced');
      port2.addEventListener('message', () => called.push('last'));
      port2.onmessage = function (this: unknown) {
        called.push('handler', this === port2);
      };

      port1.postMessage(1);
      await tab.browser.settle();

      expect(called).to.deep.equal(['first', 'handler', true, 'last']);
    });

    it('call listeners that capture first, and make a microtask checkpoint after each', async () => {
      const [tab] = await openTabs(host(), a);
      const { port1, port2 } = new tab.window.MessageChannel();
      const called: string[] = [];
      for (const capture of [false, true]) {
        const listener = (): void => {
          called.push(`capture ${capture}`);
          tab.window.queueMicrotask(() => called.push('job'));
        };
        port2.addEventListener('message', listener, { capture });
      }
      port2.start();

      port1.postMessage(1);
      await tab.browser.settle();

      expect(called).to.deep.equal(['capture true', 'job', 'capture false', 'job']);
    });

    it('have no handler once it was set to what is no object', async () => {
      const [tab] = await openTabs(host(), a);
      const { port1, port2 } = new tab.window.MessageChannel();
      const heard = listen(port2);
      expect(typeof port2.onmessage).to.equal('function');

      Reflect.set(port2, 'onmessage', 5);
      port1.postMessage(1);
      await tab.browser.settle();

      expect([port2.onmessage, port2.onmessageerror, heard]).to.deep.equal([null, null, []]);
    });

    it('report what a listener throws to their window, and go on', async () => {
      const [tab] = await openTabs(host(), a);
      const { port1, port2 } = new tab.window.MessageChannel();
      const told: unknown[] = [];
      tab.window.addEventListener('error', (event) => {
        told.push(event.error);
        event.preventDefault();
      });
      port2.addEventListener('message', () => { throw 'mine'; }); // prettier-ignore
      const heard = listen(port2);

      port1.postMessage(1);
      await failing(tab.browser.settle());

      expect([told, heard]).to.deep.equal([['mine'], [1]]);
    });

    it('dispatch events of page code', async () => {
      const [{ window }] = await openTabs(host(), a);
      const { port1 } = new window.MessageChannel();
      const heard: unknown[] = [];
      port1.addEventListener('own', (event) => heard.push(event.type, event.target === port1, event.isTrusted));

      port1.dispatchEvent(new window.Event('own'));

      expect(heard).to.deep.equal(['own', true, false]);
    });

    it('go to nobody after close(), but what was sent before still arrives', async () => {
      const [tab] = await openTabs(host(), a);
      const { port1, port2 } = new tab.window.MessageChannel();
      const [heardBy1, heardBy2] = [listen(port1), listen(port2)];

      port1.postMessage('before');
      port2.postMessage('to the one that closes');
      port1.close();
      port1.close();
      port1.postMessage('after');
      port2.postMessage('back');
      await tab.browser.settle();

      expect([heardBy1, heardBy2]).to.deep.equal([['to the one that closes'], ['before']]);
      expect(nameOfError(() => port1.postMessage(() => 1))).to.equal('DataCloneError');
    });

    it('wait with a page in the back/forward cache', async () => {
      const [tab] = await openTabs(host(), a);
      const { port1, port2 } = new tab.window.MessageChannel();
      const heard = listen(port2);

      await tab.goto(b);
      port1.postMessage('kept');
      await tab.browser.settle();
      expect(heard).to.deep.equal([]);
      await tab.back();
      await tab.browser.settle();

      expect(heard).to.deep.equal(['kept']);
    });

    it('are closed when their document is destroyed', async () => {
      const [tab] = await openTabsUncached(host(), a);
      const frame = await tab.addFrame(b);
      const { port1, port2 } = new tab.window.MessageChannel();
      let heard: unknown[] = [];
      frame.window.onmessage = ({ ports: [port] }) => {
        heard = listen(port as BareMessagePort);
      };
      child(tab).postMessage(null, '*', [port2]);
      await tab.browser.settle();

      port1.postMessage('too late');
      await frame.remove();
      port1.postMessage('to nobody');
      await tab.browser.settle();

      expect(heard).to.deep.equal([]);
      expect(tab.browser.pending).to.deep.equal([]);
    });
  });
}
