import { expect } from 'chai';
import type { BareWindow } from '../../../lib/index.ts';
import { Browser } from '../../../lib/index.ts';
import { bare } from '../../../lib/hosts/bare/index.ts';
import { happyDom } from '../../../lib/hosts/happy-dom/index.ts';
import { jsdom } from '../../../lib/hosts/jsdom/index.ts';

const members = new Set(['type', 'message', 'document', 'via', 'name', 'data', 'to', 'kind', 'reason']);
const types = ['message-posted', 'task-queued', 'message-fired', 'message-dropped'] as const;

async function toldBy(browser: Browser, action: () => unknown): Promise<unknown[]> {
  const from = browser.trace.events().length;
  await action();
  await browser.settle();
  return browser.trace
    .events({ type: types })
    .filter(({ i }) => i >= from)
    .map((event) => {
      if (event.type === 'task-queued') return event.label;
      return Object.fromEntries(Object.entries(event).filter(([name]) => members.has(name)));
    });
}

describe('what the trace tells of a message', () => {
  it('is that it was posted, right before its task, and that its event was fired', async () => {
    await using browser = new Browser();
    const tab = await browser.open('https://a.example/');

    const told = await toldBy(browser, () => tab.window.postMessage({ k: 'v' }, '*'));

    const message = { message: 1, document: 1, via: 'window', name: '', data: "{ k: 'v' }" };
    expect(told).to.deep.equal([
      { type: 'message-posted', ...message, to: 1 },
      'message from tab1',
      { type: 'message-fired', ...message, kind: 'message' },
    ]);
  });

  it('is that it was dropped, where another origin has come', async () => {
    await using browser = new Browser();
    const tab = await browser.open('https://a.example/');

    const told = await toldBy(browser, () => tab.window.postMessage(1, 'https://b.example/'));

    expect(told.at(-1)).to.deep.equal({
      ...{ type: 'message-dropped', message: 1, document: 1, via: 'window', name: '', reason: 'other origin' },
    });
  });

  it('is that nobody can receive it, where no document is shown', async () => {
    await using browser = new Browser();
    const tab = await browser.open('https://a.example/');
    const frame = await tab.addFrame('https://b.example/');
    const child = Reflect.get(tab.window, 0) as BareWindow;
    await frame.remove();

    const told = await toldBy(browser, () => child.postMessage('gone', '*'));

    expect(told).to.deep.equal([
      { type: 'message-posted', message: 1, document: 1, via: 'window', name: '', data: '"gone"', to: 0 },
    ]);
  });

  it('is the same of ports, whose task may be queued later', async () => {
    await using browser = new Browser();
    const tab = await browser.open('https://a.example/');
    const { port1, port2 } = new tab.window.MessageChannel();

    const posted = await toldBy(browser, () => port1.postMessage([1]));
    const started = await toldBy(browser, () => port2.start());

    const message = { message: 1, document: 1, via: 'port', name: '', data: '[ 1 ]' };
    expect(posted).to.deep.equal([{ type: 'message-posted', ...message, to: 1 }]);
    expect(started).to.deep.equal(['message from tab1', { type: 'message-fired', ...message, kind: 'message' }]);
  });

  it('goes by the same numbers whether somebody watches or not', async () => {
    await using browser = new Browser({ trace: 'off' });
    const tab = await browser.open('https://a.example/');

    tab.window.postMessage(1, '*');
    await browser.settle();

    expect([tab.messages.length, browser.trace.events()]).to.deep.equal([1, []]);
  });

  it('is that a page could not send it, and why, before the page hears', async () => {
    await using browser = new Browser();
    const tab = await browser.open('https://a.example/');
    const channel = new tab.window.BroadcastChannel('c');
    const { port1 } = new tab.window.MessageChannel();
    const hostile = {
      get a(): never {
        // oxlint-disable-next-line no-throw-literal -- pages do
        throw 'a text';
      },
    };

    expect(() => channel.postMessage(() => undefined)).to.throw();
    channel.close();
    expect(() => channel.postMessage(1)).to.throw();
    expect(() => tab.window.postMessage(Symbol('s'), '*')).to.throw();
    expect(() => tab.window.postMessage(1, 'no origin')).to.throw();
    expect(() => port1.postMessage(port1, [port1 as object])).to.throw();
    expect(() => port1.postMessage(hostile)).to.throw();

    const told = browser.trace.events({ type: 'message-refused' }).map(({ via, name, error }) => `${via} ${name}: ${error}`);
    expect(told).to.deep.equal([
      'channel c: DataCloneError',
      'channel c: InvalidStateError',
      'window : DataCloneError',
      'window : SyntaxError',
      'port : DataCloneError',
      'port : a string',
    ]);
  });

  it('is whom it goes to by a window or a port, and the origin that it is for', async () => {
    await using browser = new Browser();
    const tab = await browser.open('https://a.example/');
    const { port1, port2 } = new tab.window.MessageChannel();

    tab.window.postMessage(1, 'https://a.example');
    tab.window.postMessage(1, '*');
    port1.postMessage(1);
    tab.window.postMessage(null, '*', [port2 as object]);
    port1.postMessage(2);

    const told = browser.trace.events({ type: 'message-posted' }).map(({ target, targetOrigin }) => [target, targetOrigin]);
    expect(told).to.deep.equal([
      [1, 'https://a.example'],
      [1, undefined],
      [1, undefined],
      [1, undefined],
      [undefined, undefined],
    ]);
  });

  // What their windows have in common, they have by different types.
  const hosts = [bare(), happyDom(), jsdom()] as unknown as ReturnType<typeof bare>[];
  for (const host of hosts) {
    it(`is whether something listened, in windows of ${host.name}`, async () => {
      await using browser = new Browser({ host });
      const [tab, other] = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];
      const sender = new tab.window.BroadcastChannel('c');
      const channel = new other.window.BroadcastChannel('c');
      const { port1, port2 } = new other.window.MessageChannel();
      port2.start();
      const post = async (): Promise<(false | undefined)[]> => {
        const from = browser.trace.events().length;
        sender.postMessage(1);
        other.window.postMessage(1, '*');
        port1.postMessage(1);
        tab.localStorage.setItem('k', `${from}`);
        await browser.settle();
        const fired = browser.trace.events({ type: ['message-fired', 'event-fired'] }).filter(({ i }) => i >= from);
        return fired.map(({ listeners }) => listeners);
      };

      const before = await post();
      const listener = (): void => undefined;
      channel.onmessage = listener;
      port2.addEventListener('message', listener);
      other.window.addEventListener('message', listener);
      other.window.addEventListener('storage', listener);
      const after = await post();
      channel.onmessage = null;
      other.window.removeEventListener('message', listener);
      const last = await post();

      expect([before, after]).to.deep.equal([Array(4).fill(false), Array(4).fill(undefined)]);
      expect(last.filter((listeners) => listeners === false)).to.have.length(2);
    });
  }
});
