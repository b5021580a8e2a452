import { expect } from 'chai';
import type { BareWindow } from '../../../lib/index.ts';
import { Browser } from '../../../lib/index.ts';

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
});
