import { expect } from 'chai';
import { Browser, type BareWindow } from '../../../lib/index.ts';
import { failureOf, expectFailure } from '../../browser/expect-failure.ts';
import { hosts, openTabs } from '../hosts.ts';
import { openChannel, openInto } from './open-channel.ts';

const a = 'https://a.example/';

for (const { name, host } of hosts) {
  describe(`a message of a channel (${name})`, () => {
    it('arrives in a task of the DOM manipulation source, as a trusted MessageEvent of the receiver', async () => {
      const [tab, other] = await openTabs(host(), a, `${a}other`);
      const { window } = other;
      const events: InstanceType<BareWindow['MessageEvent']>[] = [];
      const channel = new window.BroadcastChannel('c');
      channel.addEventListener('message', (event) => events.push(event as never));

      openChannel(tab).channel.postMessage({ n: [1] });
      const pending = tab.browser.pending.map(({ name: lane, source, label }) => [lane, source, label]);
      const before = events.length;
      await tab.browser.settle();

      const [event] = events;
      expect([before, pending]).to.deep.equal([0, [['tab2.dom', 'DOM manipulation', 'channel c']]]);
      expect(event).to.be.instanceOf(window.MessageEvent);
      expect(event).to.include({
        type: 'message',
        isTrusted: true,
        bubbles: false,
        cancelable: false,
        lastEventId: '',
        source: null,
      });
      expect(event).to.deep.include({ data: { n: [1] }, origin: 'https://a.example', ports: [] });
      expect(Object.isFrozen(Reflect.get(event as object, 'ports'))).to.equal(true);
      expect(Reflect.get(event as object, 'target') === channel).to.equal(true);
    });

    it('is made afresh for each who hears, of the objects of its realm', async () => {
      const [tab, ...others] = await openTabs(host(), a, a, a);
      const heard = others.map((other) => openChannel(other).heard);
      const again = openChannel(others[0]).heard;

      openChannel(tab).channel.postMessage({ when: new Date(5) });
      await tab.browser.settle();

      const all = [...heard, again].map(([data]) => data);
      expect(new Set(all).size).to.equal(3);
      for (const [index, { window }] of [others[0], others[1], others[0]].entries()) {
        const { when } = all[index] as { readonly when: Date };
        expect([when instanceof window.Date, when.getTime()]).to.deep.equal([true, 5]);
      }
    });

    it('is there after all microtasks of the script that posted', async () => {
      const [tab] = await openTabs(host(), a);

      await tab.evaluate(`globalThis.log = []; new BroadcastChannel('c').onmessage = () => log.push('message');
        new BroadcastChannel('c').postMessage(1); log.push('script');
        Promise.resolve().then(() => log.push('microtask')).then(() => log.push('another')); 0`);
      await tab.browser.settle();

      expect(await tab.evaluate('log')).to.deep.equal(['script', 'microtask', 'another', 'message']);
    });

    it('has a microtask checkpoint after each listener', async () => {
      const [tab] = await openTabs(host(), a);

      await tab.evaluate(`globalThis.log = []; const channel = new BroadcastChannel('c');
        for (const n of [1, 2]) channel.addEventListener('message', () => { log.push(n); Promise.resolve().then(() => log.push('microtask ' + n)) });
        new BroadcastChannel('c').postMessage(1); 0`);
      await tab.browser.settle();

      expect(await tab.evaluate('log')).to.deep.equal([1, 'microtask 1', 2, 'microtask 2']);
    });

    it('comes to the channels of one agent in the order in which they were made, whatever their documents', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(`${a}frame`);
      const log: string[] = [];
      const one = openInto(log, 'one', tab);
      openInto(log, 'framed', frame);
      const two = openInto(log, 'two', tab);
      openInto(log, 'framed again', frame);

      one.postMessage('of one');
      two.postMessage('of two');
      await tab.browser.settle();

      expect(log).to.deep.equal([
        'framed of one',
        'two of one',
        'framed again of one',
        'one of two',
        'framed of two',
        'framed again of two',
      ]);
    });

    it('keeps its place among storage events: both come in call order', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const log: string[] = [];
      openInto(log, 'channel', other);
      openInto(log, 'channel d', other, 'd');
      other.window.addEventListener('storage', ({ key }) => log.push(`storage ${String(key)}`));
      const [c, d] = ['c', 'd'].map((each) => openChannel(tab, each).channel);

      c?.postMessage(1);
      tab.window.localStorage.setItem('k', '1');
      d?.postMessage(2);
      c?.postMessage(3);
      tab.window.localStorage.setItem('l', '1');
      await tab.browser.settle();

      expect(log).to.deep.equal(['channel 1', 'storage k', 'channel d 2', 'channel 3', 'storage l']);
    });

    it('has a queue of its own in engines, of which a scheduler may choose either', async () => {
      const browser = new Browser({ host: host(), engine: 'chromium' });
      const [tab, other] = [await browser.open(a), await browser.open(a)];
      const log: string[] = [];
      openInto(log, 'channel', other);
      other.window.addEventListener('storage', () => log.push('storage'));
      const { channel } = openChannel(tab);

      tab.window.localStorage.setItem('k', '1');
      channel.postMessage(1);
      channel.postMessage(2);
      await browser.step({ choose: 'tab2.channel' });
      await browser.settle();

      expect(log).to.deep.equal(['channel 1', 'storage', 'channel 2']);
    });

    it('is not heard where the channel is closed by then', async () => {
      const [tab] = await openTabs(host(), a);
      const [sender, closedNow, closedLater] = [openChannel(tab), openChannel(tab), openChannel(tab)];
      closedLater.channel.onmessage = () => closedLater.channel.close();

      sender.channel.postMessage(1);
      sender.channel.postMessage(2);
      closedNow.channel.close();
      await tab.browser.settle();

      expect([closedNow.heard, closedLater.heard]).to.deep.equal([[], [1]]);
    });

    it('is heard although its sender has closed since', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const { heard } = openChannel(other);
      const { channel } = openChannel(tab);

      channel.postMessage('m');
      channel.close();
      await tab.browser.settle();

      expect(heard).to.deep.equal(['m']);
    });

    it('is not heard by channels that are made after the post', async () => {
      const [tab, other] = await openTabs(host(), a, a);

      openChannel(tab).channel.postMessage('m');
      const { heard } = openChannel(other);
      await tab.browser.settle();

      expect(heard).to.deep.equal([]);
    });

    it('reports what a listener throws to its window, and the others hear', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      await other.evaluate(`globalThis.log = []; window.onerror = (message) => { log.push('reported'); return true };
        const channel = new BroadcastChannel('c'); channel.onmessage = () => { throw new RangeError('mine') };
        channel.addEventListener('message', ({ data }) => log.push(data)); 0`);

      openChannel(tab).channel.postMessage('m');
      await tab.browser.settle();

      expect(await other.evaluate('log')).to.deep.equal(['reported', 'm']);
    });

    it('that goes round in circles is named by the limit of tasks', async () => {
      const browser = new Browser({ host: host(), limits: { tasks: 60 } });
      const [tab, other] = [await browser.open(a), await browser.open(a)];
      for (const each of [tab, other]) {
        await each.evaluate(
          `globalThis.channel = new BroadcastChannel('echo'); channel.onmessage = ({ data }) => channel.postMessage(data); 0`,
        );
      }
      await tab.evaluate(`channel.postMessage('again'); 0`);

      const failure = await failureOf(browser.settle());

      expectFailure(failure, 'TASK_LIMIT', 'channel echo');
    });

    it('reaches ten thousand channels of one name, each once and in order', async function () {
      this.timeout(60_000);
      const [tab, other] = await openTabs(host(), a, a);
      const count = name === 'bare' ? 10_000 : 1_000;
      await other.evaluate(`globalThis.heard = []; globalThis.all = Array.from({ length: ${count} }, (_, n) => {
        const channel = new BroadcastChannel('c'); channel.onmessage = () => heard.push(n); return channel }); 0`);

      openChannel(tab).channel.postMessage('m');
      await tab.browser.settle();

      expect(await other.evaluate(`[heard.length, heard.every((n, index) => n === index)]`)).to.deep.equal([count, true]);
    });
  });
}
