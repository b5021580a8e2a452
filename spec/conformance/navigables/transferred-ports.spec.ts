import { expect } from 'chai';
import type { BareMessagePort } from '../../../lib/hosts/bare/index.ts';
import { hosts, openTabs, openTabsUncached } from '../hosts.ts';
import { child, listen, nameOfError } from './ports.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

for (const { name, host } of hosts) {
  describe(`the ports of a message channel (${name})`, () => {
    it('are transferred to another document, inside of a message too, and speak across origins', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(b);
      const { port1, port2 } = new tab.window.MessageChannel();
      const heard = listen(port1);
      const told: unknown[] = [];
      frame.window.onmessage = ({ data, ports }) => {
        const { deep } = data as { deep: [BareMessagePort] };
        told.push(ports.length, deep[0] === ports[0], deep[0] instanceof frame.window.MessagePort, Object.isFrozen(ports));
        deep[0].onmessage = (event) => deep[0].postMessage([event.data, 'back']);
      };

      child(tab).postMessage({ deep: [port2] }, '*', [port2]);
      port1.postMessage('there');
      await tab.browser.settle();

      expect(told).to.deep.equal([1, true, true, true]);
      expect(heard).to.deep.equal([['there', 'back']]);
    });

    it('take along what they had not delivered, from a queue that was started too', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(b);
      const { port1, port2 } = new tab.window.MessageChannel();
      const heardHere = listen(port2);
      let heardThere: unknown[] = [];
      frame.window.onmessage = ({ ports: [port] }) => {
        heardThere = listen(port as BareMessagePort);
      };

      port1.postMessage(1);
      child(tab).postMessage(null, '*', [port2]);
      port1.postMessage(2);
      await tab.browser.settle();

      expect([heardHere, heardThere]).to.deep.equal([[], [1, 2]]);
      expect(tab.browser.trace.events({ type: 'task-removed' }).map(({ reason }) => reason)).to.deep.equal(['port transferred']);
    });

    it('arrive in the order in which they were given', async () => {
      const [tab] = await openTabs(host(), a);
      const { port1, port2 } = new tab.window.MessageChannel();
      const { port1: near, port2: far } = new tab.window.MessageChannel();
      const buffer = new ArrayBuffer(4);
      const told: unknown[] = [];
      port2.onmessage = ({ data, ports }) => {
        const [first, bytes, second] = data as [BareMessagePort, ArrayBuffer, BareMessagePort];
        told.push(ports.length, ports[0] === second, ports[1] === first, bytes.byteLength);
        listen(first);
        second.postMessage('round');
        told.push(near === first);
      };

      port1.postMessage([near, buffer, far], [far, buffer, near]);
      await tab.browser.settle();

      expect(told).to.deep.equal([2, true, true, 4, false]);
    });

    it('cannot be transferred twice, to themselves, after close(), or by copying', async () => {
      const [tab] = await openTabs(host(), a);
      const { window } = tab;
      const { port1, port2 } = new window.MessageChannel();
      const other = new window.MessageChannel();

      expect(nameOfError(() => port1.postMessage(1, [port1]))).to.equal('DataCloneError');
      expect(nameOfError(() => port1.postMessage(other.port1))).to.equal('DataCloneError');
      expect(nameOfError(() => port1.postMessage(1, [other.port1, other.port1]))).to.equal('DataCloneError');
      expect(nameOfError(() => port1.postMessage(() => 1, [other.port1]))).to.equal('DataCloneError');
      expect(nameOfError(() => port1.postMessage(other.port1))).to.equal('DataCloneError');
      expect(nameOfError(() => port1.postMessage(1, [other.port1, {}]))).to.equal('DataCloneError');
      expect(nameOfError(() => window.postMessage(1, '*', [other.port1]))).to.equal('none');
      expect(nameOfError(() => window.postMessage(1, '*', [other.port1]))).to.equal('DataCloneError');
      port2.close();
      expect(nameOfError(() => window.postMessage(1, '*', [port2]))).to.equal('DataCloneError');
      expect(nameOfError(() => window.postMessage(1, '*', [port1]))).to.equal('none');
    });

    it('are lost, and their channel with them, when one is sent through itself', async () => {
      const [tab] = await openTabs(host(), a);
      const { port1, port2 } = new tab.window.MessageChannel();
      const heard = listen(port2);

      port1.postMessage('doomed', [port2]);
      await tab.browser.settle();

      expect(heard).to.deep.equal([]);
    });

    it('are lost with the document that they were on their way to', async () => {
      const [tab] = await openTabsUncached(host(), a);
      const frame = await tab.addFrame(b);
      const { port1, port2 } = new tab.window.MessageChannel();

      child(tab).postMessage(null, '*', [port2]);
      await frame.remove();
      port1.postMessage('to nobody');
      await tab.browser.settle();

      expect(tab.browser.pending).to.deep.equal([]);
    });
  });
}
