import { expect } from 'chai';
import { hosts, openTabs } from '../hosts.ts';
import { thrownBy } from '../thrown-by.ts';
import { openChannel } from './open-channel.ts';

const a = 'https://a.example/';

for (const { name, host } of hosts) {
  describe(`a post through a channel (${name})`, () => {
    it('throws an InvalidStateError of the window once the channel is closed', async () => {
      const [{ window, browser }, other] = await openTabs(host(), a, a);
      const { heard } = openChannel(other);
      const { channel } = openChannel({ window });

      channel.close();
      channel.close();
      const error = thrownBy(() => channel.postMessage('m')) as Error;
      await browser.settle();

      expect(error).to.be.instanceOf(window.DOMException);
      expect(error).to.include({ name: 'InvalidStateError', code: 11 });
      expect([heard, channel.name]).to.deep.equal([[], 'c']);
    });

    it('looks at the closed flag before the message', async () => {
      const [{ window }] = await openTabs(host(), a);
      const { channel } = openChannel({ window });
      channel.close();

      expect(thrownBy(() => channel.postMessage(() => 1))).to.have.property('name', 'InvalidStateError');
    });

    it('throws a DataCloneError of the window for what cannot be cloned, and nobody hears', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const { heard } = openChannel(other);

      const refused = await tab.evaluate(`(() => {
        const channel = new BroadcastChannel('c');
        const values = [() => 1, Symbol('s'), window, [new Event('x')], new MessageChannel().port1, { deep: new MessageChannel().port2 },
          Promise.resolve(), new WeakMap(), channel, { channel }];
        return values.map((value) => {
          try { channel.postMessage(value); return 'posted' } catch (error) { return error instanceof DOMException ? [error.name, error.code].join() : String(error) }
        });
      })()`);
      await tab.browser.settle();

      expect(refused).to.deep.equal(Array(10).fill('DataCloneError,25'));
      expect(heard).to.deep.equal([]);
    });

    it('transfers nothing, whatever it is given beside the message', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const { heard } = openChannel(other);

      const left = await tab.evaluate(`(() => {
        const buffer = new ArrayBuffer(3);
        new BroadcastChannel('c').postMessage(buffer, [buffer]);
        return buffer.byteLength;
      })()`);
      await tab.browser.settle();

      expect([left, (heard[0] as ArrayBuffer).byteLength]).to.deep.equal([3, 3]);
    });

    it('lets what a getter of the message throws pass, as it is', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const { heard } = openChannel(other);

      const same = await tab.evaluate(`(() => {
        const mine = new RangeError('mine');
        try { new BroadcastChannel('c').postMessage({ get x() { throw mine } }); return 'posted' } catch (error) { return error === mine }
      })()`);
      await tab.browser.settle();

      expect([same, heard]).to.deep.equal([true, []]);
    });

    it('reads the message once, at the post', async () => {
      const [tab, ...others] = await openTabs(host(), a, a, a);
      const both = others.map((other) => openChannel(other));

      const reads = await tab.evaluate(`(() => {
        let reads = 0;
        const message = { get x() { return ++reads }, list: [1] };
        new BroadcastChannel('c').postMessage(message);
        message.list.push(2);
        return reads;
      })()`);
      await tab.browser.settle();

      expect(reads).to.equal(1);
      expect(both.map(({ heard }) => heard)).to.deep.equal([[{ x: 1, list: [1] }], [{ x: 1, list: [1] }]]);
    });

    it('goes to who is open when the message has been read, also where a getter closes or opens channels', async () => {
      const [tab] = await openTabs(host(), a);

      await tab.evaluate(`
        globalThis.heard = [];
        const hear = (label) => { const made = new BroadcastChannel('c'); made.onmessage = ({ data }) => heard.push(label + data.x); return made };
        const early = hear('early '), sender = new BroadcastChannel('c');
        sender.postMessage({ get x() { early.close(); hear('late '); sender.close(); return 1 } }); 0`);
      await tab.browser.settle();

      expect(await tab.evaluate('heard')).to.deep.equal(['late 1']);
    });

    it('is not heard by the channel that posts, but by every other of the same document', async () => {
      const [tab] = await openTabs(host(), a);
      const [sender, second, third] = [openChannel(tab), openChannel(tab), openChannel(tab)];

      sender.channel.postMessage('m');
      await tab.browser.settle();

      expect([sender, second, third].map(({ heard }) => heard)).to.deep.equal([[], ['m'], ['m']]);
    });

    it('is heard under exactly the same name: no case is folded, nothing is normalized', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const names = ['c', 'C', '', ' ', 'é', 'e\u0301', '\ud800', '\udc00', '__proto__', 'constructor', 'null'];
      const all = names.map((each) => openChannel(other, each));

      for (const each of names) openChannel(tab, each).channel.postMessage(each);
      await tab.browser.settle();

      expect(all.map(({ heard }) => heard)).to.deep.equal(names.map((each) => [each]));
    });
  });
}
