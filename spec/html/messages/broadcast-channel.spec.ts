import { expect } from 'chai';
import { innerOf } from '../../../lib/browser/inner.ts';
import { Browser, type BareWindow } from '../../../lib/index.ts';
import { hooked } from '../hooked-host.ts';

const url = 'https://a.example/';

/** Members that all events have. */
const ofAll: ReadonlySet<string> = new Set(['i', 'ms', 'step', 'tab', 'loop', 'storageKey', 'causedBy', 'standard']);

/** What the trace says of messages and channels, without what all its events have. */
function told(browser: Browser): unknown[] {
  return browser.trace
    .events()
    .filter(({ type }) => /^(?:message|channel)-/.test(type))
    .map((event) => Object.fromEntries(Object.entries(event).filter(([name]) => !ofAll.has(name))));
}

describe('a message of a BroadcastChannel', () => {
  it('is told to who watches: when it is posted, to how many, and when it is fired or dropped', async () => {
    const browser = new Browser();
    const [a, b] = [await browser.open(url), await browser.open(url)];
    const channel = new a.window.BroadcastChannel('c');
    const closing = new b.window.BroadcastChannel('c');
    void new b.window.BroadcastChannel('c');

    channel.postMessage({ text: 'hi' });
    closing.close();
    await browser.settle();
    channel.close();

    const via = { via: 'channel', name: 'c' };
    expect(told(browser)).to.deep.equal([
      { type: 'channel-opened', channel: 1, document: 1, name: 'c' },
      { type: 'channel-opened', channel: 2, document: 2, name: 'c' },
      { type: 'channel-opened', channel: 3, document: 2, name: 'c' },
      { type: 'message-posted', message: 1, document: 1, ...via, data: "{ text: 'hi' }", to: 2 },
      { type: 'channel-closed', channel: 2, document: 2, name: 'c' },
      { type: 'message-dropped', message: 1, document: 2, ...via, reason: 'channel closed' },
      { type: 'message-fired', message: 1, document: 2, ...via, kind: 'message', data: "{ text: 'hi' }", listeners: false },
      { type: 'channel-closed', channel: 1, document: 1, name: 'c' },
    ]);
  });

  it('is told although nobody can hear it, right before its tasks are queued', async () => {
    const browser = new Browser();
    const tab = await browser.open(url);
    const other = await browser.open(url);
    const channel = new tab.window.BroadcastChannel('c');

    channel.postMessage('to nobody');
    void new other.window.BroadcastChannel('c');
    channel.postMessage('to one');

    const types = browser.trace.events().map(({ type }) => type);
    expect(told(browser)).to.deep.include({
      type: 'message-posted',
      message: 1,
      document: 1,
      via: 'channel',
      name: 'c',
      data: '"to nobody"',
      to: 0,
    });
    expect(types[types.lastIndexOf('message-posted') + 1]).to.equal('task-queued');
  });

  it('runs no code of a page to be told, and is not shown where nobody watches', async () => {
    const browser = new Browser({ trace: 'off' });
    const [a, b] = [await browser.open(url), await browser.open(url)];
    const heard: unknown[] = [];
    new b.window.BroadcastChannel('c').onmessage = ({ data }) => heard.push(data);
    let reads = 0;

    new a.window.BroadcastChannel('c').postMessage({
      get x() {
        return ++reads;
      },
    });
    await browser.settle();

    expect([reads, heard]).to.deep.equal([1, [{ x: 1 }]]);
  });

  it('is in the log of the tab that heard it, as plain data', async () => {
    const browser = new Browser();
    const [a, b] = [await browser.open(url), await browser.open(url)];
    for (let n = 0; n < 2; n++) void new b.window.BroadcastChannel('c');

    new a.window.BroadcastChannel('c').postMessage({ n: 1 });
    await browser.settle();

    const { activeDocument } = innerOf(browser).userAgent.tabOpener.traversables[1] as never as {
      readonly activeDocument: { readonly navigable: { readonly messages: { messages(): unknown[] } } };
    };
    const message = { type: 'message', via: 'channel', name: 'c', data: { n: 1 }, origin: 'https://a.example', source: 'tab1' };
    expect(activeDocument.navigable.messages.messages()).to.deep.equal([message, message]);
  });

  it('becomes a messageerror where nothing can be made of it', async () => {
    const { tab, made, browser } = await hooked();
    const heard: unknown[] = [];
    const channel = new tab.window.BroadcastChannel('c');
    channel.onmessage = ({ type, data }) => heard.push([type, data]);
    channel.onmessageerror = ({ type, data, origin, ports }) => heard.push([type, data, origin, ports.length]);
    const sender = new tab.window.BroadcastChannel('c');

    sender.postMessage({});
    sender.postMessage('primitive');
    Object.defineProperty(made[0]!.host, 'clone', { value: () => { throw new Error('no memory'); } }); // prettier-ignore
    await browser.settle();

    expect(heard).to.deep.equal([
      ['messageerror', null, 'https://a.example', 0],
      ['message', 'primitive'],
    ]);
    expect(
      told(browser)
        .map((event) => Reflect.get(event as object, 'kind'))
        .filter((kind) => kind !== undefined),
    ).to.deep.equal(['messageerror', 'message']);
  });

  it('throws a TypeError for a port where the behaviour says so, and a DataCloneError for all else', async () => {
    const browser = new Browser({ behaviour: { portInChannelMessage: 'TypeError' } });
    const { window } = await browser.open(url);
    const channel = new window.BroadcastChannel('c');
    const { port1 } = new window.MessageChannel();

    for (const message of [port1, { deep: [port1] }])
      expect(() => channel.postMessage(message)).to.throw(TypeError, 'MessagePort');
    expect(() => channel.postMessage(() => 1))
      .to.throw(window.DOMException)
      .with.property('name', 'DataCloneError');
  });

  it('is never one of a popup whose window was given up before its page came', async () => {
    const browser = new Browser();
    const [tab, witness] = [await browser.open(url), await browser.open(url)];
    const popup = tab.window.open(`${url}popup`) as BareWindow;
    const early = new popup.BroadcastChannel('c');
    const heard: unknown[] = [];
    early.onmessage = ({ data }) => heard.push(data);
    // A handler for leaving of the blank page ends the tab in the middle of the navigation.
    popup.addEventListener('unload', () => void browser.tabs[2]?.crash());

    await browser.settle();
    new witness.window.BroadcastChannel('c').postMessage('m');
    await browser.settle();

    expect([heard, innerOf(browser).userAgent.channels.keys]).to.deep.equal([[], 1]);
    expect(browser.tabs.length).to.equal(1);
  });
});
