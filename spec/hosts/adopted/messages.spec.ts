import { expect } from 'chai';
import { Browser, type Tab } from '../../../lib/index.ts';
import { AdoptedHost } from '../../../lib/hosts/adopted/host.ts';
import { cloneFor } from '../../../lib/hosts/adopted/messages.ts';
import { realmOf } from '../../../lib/hosts/adopted/realm.ts';
import { expectFailure, failureOf } from '../../browser/expect-failure.ts';
import { AsItWas } from './as-it-was.ts';
import { fromHappyDom, fromJsdom, home, withMarkup, type AWindow } from './windows.ts';

interface AMessage {
  readonly type: string;
  readonly data: unknown;
  readonly origin: string;
  readonly isTrusted: boolean;
  readonly target: unknown;
}

interface AChannel {
  readonly name: string;
  onmessage: ((event: AMessage) => void) | null;
  addEventListener(type: string, listener: (event: AMessage) => void): void;
  postMessage(message: unknown): void;
  close(): void;
}

type ChannelClass = new (name: string) => AChannel;

const channelClassOf = (window: object): ChannelClass => Reflect.get(window, 'BroadcastChannel') as ChannelClass;
const channelOf = (window: object, name: string = 'cart'): AChannel => new (channelClassOf(window))(name);

/** A tab of its own beside it, and what its channel has heard. */
async function otherTab(browser: Browser): Promise<{ tab: Tab; channel: AChannel; heard: unknown[] }> {
  const tab = await browser.open(home);
  const channel = channelOf(tab.window);
  const heard: unknown[] = [];
  channel.onmessage = ({ data }) => heard.push(data);
  return { tab, channel, heard };
}

for (const [name, make] of Object.entries(withMarkup)) {
  describe(`BroadcastChannel of a window that was adopted (${name})`, () => {
    it('reaches other tabs, and hears them, by an event of the window’s own class', async () => {
      const { window, behind, end } = make();
      const browser = new Browser();
      browser.adopt(window);
      const other = await otherTab(browser);
      const channel = channelOf(window);
      const events: AMessage[] = [];
      channel.onmessage = (event) => events.push(event);
      channel.addEventListener('message', (event) => events.push(event));

      channel.postMessage({ items: [1] });
      other.channel.postMessage({ items: [2] });
      other.channel.postMessage(undefined);
      await browser.settle();

      expect(other.heard).to.deep.equal([{ items: [1] }]);
      expect(events.map(({ type, data, origin, isTrusted }) => [type, data, origin, isTrusted])).to.deep.equal([
        ...Array.from({ length: 2 }, () => ['message', { items: [2] }, 'https://shop.example', true]),
        ...Array.from({ length: 2 }, () => ['message', undefined, 'https://shop.example', true]),
      ]);
      const MessageEvent = Reflect.get(behind, 'MessageEvent') as new () => object;
      expect(events.every((event) => event instanceof MessageEvent && event.target === channel)).to.equal(true);
      end();
    });

    it('is over when it has heard: promise jobs of others still run between their listeners', async () => {
      const { window, end } = make();
      const browser = new Browser();
      browser.adopt(window);
      const other = await otherTab(browser);
      const order: string[] = [];
      channelOf(window).onmessage = ({ data }) => order.push(`adopted ${String(data)}`);
      other.channel.addEventListener('message', () => void Promise.resolve().then(() => order.push('job')));
      other.channel.addEventListener('message', () => order.push('next listener'));

      other.channel.postMessage('m');
      await browser.settle();
      channelOf((await browser.open(home)).window).postMessage('n');
      await browser.settle();

      expect(order).to.deep.equal(['adopted m', 'job', 'next listener', 'adopted n']);
      end();
    });

    it('is an event target of the window, and gone again afterwards', async () => {
      const { window, behind, end } = make();
      const before = new AsItWas({ window });
      const tab = new Browser().adopt(window);
      const channel = channelOf(window);

      const isTarget = channel instanceof (Reflect.get(behind, 'EventTarget') as new () => object);
      tab.dispose();
      channel.postMessage('nobody hears');

      expect([isTarget, channel.name]).to.deep.equal([true, 'cart']);
      expect(before.differences().filter((path) => path.endsWith('BroadcastChannel'))).to.deep.equal([]);
      end();
    });

    it('refuses what no structured clone takes, with an exception of the window', async () => {
      const { window, behind, end } = make();
      new Browser().adopt(window);
      const channel = channelOf(window);
      const { document } = behind;

      const refused = [document, [document.body], new behind.Event('x'), channel, () => 1].map((each) => {
        try {
          channel.postMessage(each);
          return 'posted';
        } catch (error) {
          const DOMException = Reflect.get(behind, 'DOMException') as new () => object;
          return [error instanceof DOMException, Reflect.get(error as object, 'name')].join(' ');
        }
      });

      expect(refused).to.deep.equal(Array(5).fill('true DataCloneError'));
      end();
    });

    it('goes on with the next listener where one throws', async () => {
      const { window, end } = make();
      const browser = new Browser();
      const tab = browser.adopt(window);
      const { channel } = await otherTab(browser);
      const own = channelOf(window);
      const heard: unknown[] = [];
      own.addEventListener('message', () => {
        throw new Error('a listener');
      });
      own.addEventListener('message', ({ data }) => heard.push(data));

      channel.postMessage('m');
      await browser.settle().catch(() => undefined);

      expect(heard).to.deep.equal(['m']);
      expect(tab.errors.length).to.be.lessThanOrEqual(1);
      end();
    });

    it('is closed by a reset, while the window keeps its listeners', async () => {
      const { window, end } = make();
      const browser = new Browser();
      browser.adopt(window);
      const old = channelOf(window);
      const heard: unknown[] = [];
      old.onmessage = ({ data }) => heard.push(['old', data]);

      await browser.reset();
      const own = channelOf(window);
      own.onmessage = ({ data }) => heard.push(['own', data]);
      const other = await otherTab(browser);
      old.postMessage('from the old one');
      other.channel.postMessage('m');
      await browser.settle();

      expect(heard).to.deep.equal([['own', 'm']]);
      expect(other.heard).to.deep.equal([]);
      end();
    });
  });
}

describe('BroadcastChannel of an object that was adopted', () => {
  it('is there, whatever the object has', async () => {
    for (const object of [{}, new EventTarget()]) {
      const browser = new Browser();
      browser.adopt(object, { url: home });
      const other = await otherTab(browser);
      const own = channelOf(object);
      const heard: unknown[] = [];
      own.onmessage = ({ data }) => heard.push(data);

      own.postMessage(1);
      other.channel.postMessage([2]);
      await browser.settle();

      expect([other.heard, heard]).to.deep.equal([[1], [[2]]]);
    }
  });

  it('reports what a class of events throws that the object has', async () => {
    class MessageEvent {
      constructor() {
        throw new Error('no event');
      }
    }
    const browser = new Browser({ console: 'trace' });
    const tab = browser.adopt({ MessageEvent }, { url: home });
    const { channel } = await otherTab(browser);
    void channelOf((tab as { readonly window: object }).window);

    channel.postMessage('m');
    await browser.settle().catch(() => undefined);

    expect(tab.errors.map(({ message }) => message)).to.deep.equal(['Error: no event']);
  });

  it('takes the place of Node’s on a global, and gives it back', () => {
    const object = { BroadcastChannel };
    const tab = new Browser().adopt(object, { url: home });

    const during = object.BroadcastChannel;
    tab.dispose();

    expect([during === BroadcastChannel, object.BroadcastChannel === BroadcastChannel]).to.deep.equal([false, true]);
  });
});

describe('BroadcastChannel of frames in a window that was adopted', () => {
  for (const [name, make] of [
    ['happy-dom', () => fromHappyDom()],
    ['jsdom', () => fromJsdom()],
  ] as const) {
    it(`is there in those of its origin, and a removed one hears nothing (${name})`, async () => {
      const { window, loaded, end } = make();
      const browser = new Browser();
      browser.adopt(window);
      const element = window.document.createElement('iframe');
      element.src = 'about:blank';
      window.document.body.append(element);
      await loaded();
      const own = channelOf(window);
      const framed = channelOf(element.contentWindow as AWindow);
      const heard: unknown[] = [];
      framed.onmessage = ({ data }) => heard.push(data);

      own.postMessage('there');
      await browser.settle();
      element.remove();
      own.postMessage('gone');
      framed.postMessage('from nowhere');
      await browser.settle();

      expect(heard).to.deep.equal(['there']);
      end();
    });
  }
});

describe('what is cloned for a window that was adopted', () => {
  it('is none of what the emulator has made', () => {
    const { window, end } = fromHappyDom();
    const host = new AdoptedHost(window, null);
    const Blob = Reflect.get(window, 'Blob') as new (parts: readonly string[]) => object;

    const made = [window, window.document, window.document.body, new window.Event('x'), new Blob(['x'])];

    expect(made.map((each) => host.isPlatformObject(each))).to.deep.equal([...Array<boolean>(5).fill(true)]);
    expect(host.isPlatformObject({})).to.equal(false);
    end();
  });

  it('is of the realm of the window, at any depth', () => {
    const { window, end } = fromJsdom({ runScripts: 'outside-only' });
    const realm = realmOf(window);
    const value = { list: [new Map([[{}, new Set([new Date(5)])]])], bytes: new Uint8Array(2), own: { constructor: 'x' } };

    const copy = cloneFor(window, realm, value) as typeof value;

    const named = (name: string): Function => Reflect.get(window, name) as Function;
    const [map] = copy.list;
    const [[key, set]] = [...(map as Map<object, Set<Date>>)] as [[object, Set<Date>]];
    const parts = {
      Object: [copy, copy.own, key],
      Array: [copy.list],
      Map: [map],
      Set: [set],
      Date: [...set],
      Uint8Array: [copy.bytes],
    };
    for (const [name, all] of Object.entries(parts)) {
      for (const each of all) expect(Reflect.getPrototypeOf(each as object), name).to.equal(named(name).prototype);
    }
    expect([Object.isFrozen(copy), copy === value, copy.own]).to.deep.equal([false, false, { constructor: 'x' }]);
    end();
  });

  it('is nothing but plain data where the surroundings cannot clone', async () => {
    const realm = realmOf({});
    const own = Object.getOwnPropertyDescriptor(globalThis, 'structuredClone') as PropertyDescriptor;
    Reflect.deleteProperty(globalThis, 'structuredClone');
    try {
      expectFailure(await failureOf(() => cloneFor({}, realm, {})), 'ADOPTED', 'made by somebody else');
      expect([cloneFor({}, realm, 'text'), cloneFor({}, realm, null)]).to.deep.equal(['text', null]);
    } finally {
      Object.defineProperty(globalThis, 'structuredClone', own);
    }
  });

  it('lets what a getter throws pass', () => {
    const value = {
      get x(): never {
        throw new RangeError('mine');
      },
    };

    expect(() => cloneFor({}, realmOf({}), value)).to.throw(RangeError, 'mine');
  });
});
