import { expect } from 'chai';
import type { BareWindow, Tab } from '../../../lib/index.ts';
import { hosts, openTabs, openTabsUncached } from '../hosts.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

/** A frame's window, as the tab has it. */
function child(tab: Tab, index = 0): BareWindow {
  return Reflect.get(tab.window, index) as BareWindow;
}

/** What a MessageEvent tells, apart from who sent it. */
function listen(window: BareWindow): unknown[] {
  const heard: unknown[] = [];
  window.addEventListener('message', ({ data }) => heard.push(data));
  return heard;
}

function thrownBy(action: () => unknown): { readonly name: string } | null {
  try {
    action();
    return null;
  } catch (error) {
    return error as { readonly name: string };
  }
}

for (const { name, host } of hosts) {
  describe(`a message to a window (${name})`, () => {
    it('arrives in a task, as a trusted MessageEvent of the receiver that tells who sent it', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(b);
      const events: InstanceType<BareWindow['MessageEvent']>[] = [];
      frame.window.addEventListener('message', (event) => events.push(event));

      child(tab).postMessage({ n: 1 }, '*');

      expect(events).to.have.lengthOf(0);
      await tab.browser.settle();
      const [event] = events;
      expect(event).to.be.instanceOf(frame.window.MessageEvent);
      expect(event).to.include({ type: 'message', isTrusted: true, bubbles: false, cancelable: false, lastEventId: '' });
      expect(event).to.deep.include({ data: { n: 1 }, origin: 'https://a.example', ports: [] });
      expect(Reflect.get(event as object, 'source') === frame.window.parent).to.equal(true);
      expect(Object.isFrozen(Reflect.get(event as object, 'ports'))).to.equal(true);
    });

    it('can be answered at its source', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(b);
      const heard = listen(tab.window);
      frame.window.onmessage = ({ data, source }) => (source as BareWindow).postMessage([data, 'back'], 'https://a.example');

      child(tab).postMessage('there', '*');
      await tab.browser.settle();

      expect(heard).to.deep.equal([['there', 'back']]);
    });

    it('can be sent to itself, and has the window as its source', async () => {
      const [tab] = await openTabs(host(), a);
      const told: unknown[] = [];
      tab.window.onmessage = ({ data, source, origin }) => told.push(data, source === tab.window, origin);

      tab.window.postMessage('me');
      await tab.browser.settle();

      expect(told).to.deep.equal(['me', true, 'https://a.example']);
    });

    it('has the origin null when the sender is of an opaque one', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame('data:text/html,x');
      const origins: string[] = [];
      tab.window.onmessage = ({ origin }) => origins.push(origin);

      frame.window.parent.postMessage(1, '*');
      await tab.browser.settle();

      expect(origins).to.deep.equal(['null']);
    });

    it('is for the origin that was named, looked at when it arrives: * for all, / for the sender', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(b);
      const own = await tab.addFrame('/own');
      const [heardByOther, heardByOwn] = [listen(frame.window), listen(own.window)];
      const targets = ['*', '/', 'https://a.example/any/path', 'https://b.example:443', 'http://b.example', 'data:,x'];

      for (const window of [child(tab), child(tab, 1)]) {
        for (const target of targets) window.postMessage(target, target);
        window.postMessage('by default', { transfer: [] });
        window.postMessage('member', { targetOrigin: 'https://b.example/' });
        window.postMessage('nothing');
      }
      await tab.browser.settle();

      expect(heardByOther).to.deep.equal(['*', 'https://b.example:443', 'member']);
      expect(heardByOwn).to.deep.equal(['*', '/', 'https://a.example/any/path', 'by default', 'nothing']);
    });

    it('needs an origin that parses, or throws a SyntaxError before anything is copied', async () => {
      const [tab] = await openTabs(host(), a);
      const { window } = tab;
      let asked = 0;
      const message = { get value() { return ++asked; } }; // prettier-ignore

      for (const target of ['', 'a.example', '*a', '//a.example', 'https://']) {
        const error = thrownBy(() => window.postMessage(message, target));
        expect(error, target).to.be.instanceOf(window.DOMException);
        expect(error, target).to.have.property('name', 'SyntaxError');
      }
      expect(asked).to.equal(0);
    });

    it('throws errors of the realm that sends it', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(b);
      const { parent, DOMException } = frame.window;

      expect(thrownBy(() => parent.postMessage(1, 'nonsense'))).to.be.instanceOf(DOMException);
      expect(thrownBy(() => parent.postMessage(1, '*', [{}]))).to.be.instanceOf(DOMException);
    });

    it('that cannot be cloned is a DataCloneError of the sender, and nothing is queued', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(b);
      const heard = listen(tab.window);
      const steps = tab.browser.pending.length;

      for (const message of [() => 1, Symbol('s'), new frame.window.MessageChannel().port1, { deep: [frame.window] }]) {
        const error = thrownBy(() => frame.window.parent.postMessage(message, '*'));
        expect(error).to.be.instanceOf(frame.window.DOMException);
        expect(error).to.have.property('name', 'DataCloneError');
      }
      await tab.browser.settle();

      expect(heard).to.deep.equal([]);
      expect(steps).to.equal(0);
    });

    it('throws what a getter of it throws', async () => {
      const [{ window }] = await openTabs(host(), a);
      const error = new RangeError('mine');
      const message = { get value(): never { throw error; } }; // prettier-ignore

      expect(thrownBy(() => window.postMessage(message, '*'))).to.equal(error);
    });

    it('is copied when it is sent, and for the receiver alone', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(b);
      const heard = listen(frame.window);
      const sent = { list: [1], at: new Date(5), map: new Map([['k', 'v']]) };

      child(tab).postMessage(sent, '*');
      sent.list.push(2);
      await tab.browser.settle();

      expect(heard[0] === sent).to.equal(false);
      expect(Reflect.get(heard[0] as object, 'list')).to.have.lengthOf(1);
      expect((Reflect.get(heard[0] as object, 'map') as Map<string, string>).get('k')).to.equal('v');
    });

    it('keeps its order among those of one source, also when their senders differ', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(b);
      const heard = listen(tab.window);

      tab.window.postMessage(1, '*');
      frame.window.parent.postMessage(2, '*');
      tab.window.postMessage(3, '*');
      await tab.browser.settle();

      expect(heard).to.deep.equal([1, 2, 3]);
    });

    for (const [first, order] of [
      ['tab1.message', ['message', 'storage']],
      ['tab1.dom', ['storage', 'message']],
    ] as const) {
      it(`has no order with a storage event: ${order.join(' before ')}`, async () => {
        const [tab] = await openTabs(host(), a);
        const frame = await tab.addFrame('/f');
        const heard: string[] = [];
        for (const type of ['message', 'storage']) frame.window.addEventListener(type, (event) => heard.push(event.type));

        child(tab).postMessage(1, '*');
        tab.window.localStorage.setItem('k', 'v');
        await tab.browser.step({ choose: first });
        await tab.browser.settle();

        expect(heard).to.deep.equal(order);
      });
    }

    it('moves what is transferred', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(b);
      const lengths: number[] = [];
      frame.window.onmessage = ({ data }) => lengths.push((data as ArrayBuffer).byteLength);
      const [first, second] = [new ArrayBuffer(8), new ArrayBuffer(16)];

      child(tab).postMessage(first, '*', [first]);
      child(tab).postMessage(second, { targetOrigin: '*', transfer: [second] });
      await tab.browser.settle();

      expect([first.byteLength, second.byteLength, ...lengths]).to.deep.equal([0, 0, 8, 16]);
    });

    it('waits with a page in the back/forward cache', async () => {
      const [tab] = await openTabs(host(), a);
      const heard = listen(tab.window);

      tab.window.postMessage('before', '*');
      void tab.goto(b);
      await tab.browser.settle();
      tab.window.postMessage('for the other page', '*');
      await tab.browser.settle();
      expect(heard.filter((data) => data !== 'before')).to.deep.equal([]);
      await tab.back();
      await tab.browser.settle();

      expect(heard).to.deep.equal(['before']);
    });

    it('is gone with the document that it was sent to', async () => {
      const [tab] = await openTabsUncached(host(), a);
      const frame = await tab.addFrame(b);
      const heard = listen(frame.window);
      const window = child(tab);

      window.postMessage('too late', '*');
      await frame.remove();
      window.postMessage('to nobody', '*');
      await tab.browser.settle();

      expect(heard).to.deep.equal([]);
      expect(tab.browser.trace.events({ type: 'task-removed' }).map(({ reason }) => reason)).to.deep.equal([
        'document destroyed',
      ]);
    });

    it('can be told from the others in the timeline by where it comes from', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(b);

      frame.window.parent.postMessage(1, '*');

      expect(tab.browser.pending.map(({ label }) => label)).to.deep.equal(['message from tab1/frame1']);
    });

    it('reaches a popup and its opener', async () => {
      const [tab] = await openTabs(host(), a);
      const popup = tab.window.open(`${a}popup`) as BareWindow;
      await tab.browser.settle();
      const [heardByOpener, heardByPopup] = [listen(tab.window), listen(popup)];

      popup.postMessage('in', '*');
      (popup.opener as BareWindow).postMessage('out', '*');
      await tab.browser.settle();

      expect([heardByPopup, heardByOpener]).to.deep.equal([['in'], ['out']]);
    });

    it('needs a message', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(b);

      for (const target of [tab.window, frame.window.parent]) {
        expect(thrownBy(() => Reflect.apply(target.postMessage, target, []))).to.have.property('name', 'TypeError');
        expect(target.postMessage.length).to.equal(1);
      }
    });
  });
}
