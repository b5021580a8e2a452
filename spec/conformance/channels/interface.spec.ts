import { expect } from 'chai';
import type { BareWindow } from '../../../lib/index.ts';
import { hosts, openTabs } from '../hosts.ts';
import { thrownBy } from '../thrown-by.ts';

const a = 'https://a.example/';

/** The name of what is thrown, and whether it is of the window. */
function refusalIn(window: BareWindow, steps: () => unknown): unknown {
  const error = thrownBy(steps) as Error | undefined;
  return error === undefined
    ? 'fine'
    : `${error.name}${error instanceof (Reflect.get(window, 'TypeError') as TypeErrorConstructor) ? '' : ' of another realm'}`;
}

for (const { name, host } of hosts) {
  describe(`the BroadcastChannel interface (${name})`, () => {
    it('has the members of its declaration, with their names, lengths and descriptors', async () => {
      const [{ window }] = await openTabs(host(), a);
      const { BroadcastChannel } = window;
      const own = Object.getOwnPropertyDescriptors(BroadcastChannel.prototype);

      expect(Object.keys(own)).to.deep.equal(['constructor', 'name', 'postMessage', 'close', 'onmessage', 'onmessageerror']);
      expect([BroadcastChannel.name, BroadcastChannel.length]).to.deep.equal(['BroadcastChannel', 1]);
      const lengths = (['postMessage', 'close'] as const).map((each) => [own[each].value?.length, own[each].enumerable]);
      expect(lengths).to.deep.equal([
        [1, true],
        [0, true],
      ]);
      expect([own.name?.get?.name, own.name?.set, own.onmessage?.set?.name]).to.deep.equal([
        'get name',
        undefined,
        'set onmessage',
      ]);
      expect(Object.getPrototypeOf(BroadcastChannel) === window.EventTarget).to.equal(true);
      expect(Object.getPrototypeOf(BroadcastChannel.prototype) === window.EventTarget.prototype).to.equal(true);
      expect(Object.getOwnPropertyDescriptor(window, 'BroadcastChannel')).to.include({ enumerable: false });
      expect(String(new BroadcastChannel('c'))).to.equal('[object BroadcastChannel]');
    });

    it('is there in every context, secure or not', async () => {
      const [{ window }] = await openTabs(host(), 'http://a.example/');

      expect(new window.BroadcastChannel('c').name).to.equal('c');
    });

    it('shows nothing of its own on its objects', async () => {
      const [{ window }] = await openTabs(host(), a);
      const channel = new window.BroadcastChannel('c');

      expect([Object.keys(channel), { ...channel }]).to.deep.equal([[], {}]);
      expect('start' in channel).to.equal(false);
    });

    it('takes a name as a DOMString: whatever it is, unit for unit', async () => {
      const [tab] = await openTabs(host(), a);

      const names =
        await tab.evaluate(`[null, undefined, '', 1.5, ['a', 'b'], {}, 7n, '\\ud800', 'a\\u0000b', { toString: () => 'own' }]
        .map((each) => new BroadcastChannel(each).name)`);

      expect(names).to.deep.equal(['null', 'undefined', '', '1.5', 'a,b', '[object Object]', '7', '\ud800', 'a\u0000b', 'own']);
    });

    it('throws what the conversion of its name throws, and a TypeError without one and without new', async () => {
      const [{ window }] = await openTabs(host(), a);
      const { BroadcastChannel } = window;
      const failing = {
        toString(): never {
          throw new RangeError('mine');
        },
      };

      expect(refusalIn(window, () => Reflect.construct(BroadcastChannel, []))).to.equal('TypeError');
      expect(refusalIn(window, () => Reflect.construct(BroadcastChannel, [Symbol('s')]))).to.equal('TypeError');
      expect(refusalIn(window, () => Reflect.apply(BroadcastChannel, undefined, ['c']))).to.equal('TypeError');
      expect(() => Reflect.construct(BroadcastChannel, [failing])).to.throw(RangeError, 'mine');
    });

    it('has its members called on channels of every window, and on nothing else', async () => {
      const [{ window }, other] = await openTabs(host(), a, a);
      const { prototype } = window.BroadcastChannel;
      const foreign = new other.window.BroadcastChannel('there');

      expect(Reflect.get(prototype, 'name', foreign)).to.equal('there');
      for (const receiver of [prototype, {}, window, new window.EventTarget(), Object.create(foreign) as object, null]) {
        expect(refusalIn(window, () => Reflect.get(prototype, 'name', receiver))).to.equal('TypeError');
        expect(refusalIn(window, () => Reflect.get(prototype, 'onmessage', receiver))).to.equal('TypeError');
        expect(refusalIn(window, () => Reflect.set(prototype, 'onmessage', null, receiver ?? undefined))).to.equal('TypeError');
        expect(refusalIn(window, () => Reflect.apply(prototype.postMessage, receiver, ['m']))).to.equal('TypeError');
        expect(refusalIn(window, () => Reflect.apply(prototype.close, receiver, []))).to.equal('TypeError');
      }
    });

    it('needs a message, and takes undefined for one', async () => {
      const [{ window, browser }] = await openTabs(host(), a);
      const heard: unknown[] = [];
      new window.BroadcastChannel('c').onmessage = ({ data }) => heard.push(data);
      const channel = new window.BroadcastChannel('c');

      expect(refusalIn(window, () => Reflect.apply(channel.postMessage, channel, []))).to.equal('TypeError');
      channel.postMessage(undefined);
      await browser.settle();

      expect(heard).to.deep.equal([undefined]);
    });

    it('can be derived from', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      await tab.evaluate(`
        class Cart extends BroadcastChannel {
          items = [];
          constructor() { super('cart'); this.onmessage = ({ data }) => this.items.push(data); }
          add(item) { this.postMessage(item); }
        }
        globalThis.cart = new Cart(); 0`);

      new other.window.BroadcastChannel('cart').postMessage('tea');
      await tab.browser.settle();

      expect(
        await tab.evaluate(
          `[cart instanceof BroadcastChannel, cart instanceof EventTarget, cart.constructor.name, ...cart.items]`,
        ),
      ).to.deep.equal([true, true, 'Cart', 'tea']);
      const withoutPrototype = Object.assign(function () {}, { prototype: null });
      const { BroadcastChannel } = tab.window;
      expect(Reflect.construct(BroadcastChannel, ['c'], withoutPrototype) instanceof BroadcastChannel).to.equal(true);
    });
  });

  describe(`onmessage and onmessageerror of a channel (${name})`, () => {
    it('are null, take functions and objects, and are null again for all else', async () => {
      const [{ window }] = await openTabs(host(), a);
      const channel = new window.BroadcastChannel('c');
      const [listener, object] = [(): void => {}, {}];

      const values = [null, listener, object, 5, listener, undefined].map((value) => {
        Reflect.set(channel, 'onmessage', value);
        return channel.onmessage as unknown;
      });

      expect(values).to.deep.equal([null, listener, object, null, listener, null]);
      expect(channel.onmessageerror).to.equal(null);
    });

    it('have the place among listeners that they had when they were first set', async () => {
      const [{ window, browser }] = await openTabs(host(), a);
      const channel = new window.BroadcastChannel('c');
      const heard: string[] = [];
      channel.addEventListener('message', () => heard.push('first'));
      channel.onmessage = () => heard.push('old');
      channel.addEventListener('message', () => heard.push('last'));
      channel.onmessage = () => heard.push('handler');

      new window.BroadcastChannel('c').postMessage('m');
      await browser.settle();

      expect(heard).to.deep.equal(['first', 'handler', 'last']);
    });

    it('are called on the channel', async () => {
      const [{ window, browser }] = await openTabs(host(), a);
      const channel = new window.BroadcastChannel('c');
      const receivers: unknown[] = [];
      channel.onmessage = function (this: unknown) {
        receivers.push(this);
      };

      new window.BroadcastChannel('c').postMessage('m');
      await browser.settle();

      expect([receivers.length, receivers[0] === channel]).to.deep.equal([1, true]);
    });

    it('need no start(): a listener of any kind hears, also one that was added after the post', async () => {
      const [{ window, browser }] = await openTabs(host(), a);
      const channel = new window.BroadcastChannel('c');
      const heard: unknown[] = [];

      new window.BroadcastChannel('c').postMessage('m');
      channel.addEventListener('message', ({ data }) => heard.push(data));
      await browser.settle();

      expect(heard).to.deep.equal(['m']);
    });
  });
}
