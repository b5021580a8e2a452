import { expect } from 'chai';
import type { BareWindow } from '../../../lib/index.ts';
import { hooked } from '../hooked-host.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

describe('window.postMessage', () => {
  it('is of the document whose task runs', async () => {
    const { tab } = await hooked(a);
    const frame = await tab.addFrame('/f');
    const sources: unknown[] = [];
    tab.window.onmessage = ({ source }) => sources.push(source === frame.window);

    frame.window.setTimeout(() => frame.window.parent.postMessage(1, '*'));
    await tab.browser.settle({ timers: true });

    expect(sources).to.deep.equal([true]);
  });

  it('is of a document that is being left, while its handlers run', async () => {
    const { tab } = await hooked(a);
    const frame = await tab.addFrame('/f');
    const told: unknown[] = [];
    tab.window.onmessage = ({ data, source, origin }) => told.push(data, source === tab.window[0 as never], origin);
    frame.window.addEventListener('pagehide', () => frame.window.parent.postMessage('leaving', '*'));

    await frame.goto(b);
    await tab.browser.settle();

    expect(told).to.deep.equal(['leaving', true, a.slice(0, -1)]);
  });

  it('gives a messageerror for what cannot be made in the document', async () => {
    const { tab, made } = await hooked(a);
    const heard: unknown[] = [];
    for (const type of ['message', 'messageerror'] as const) {
      tab.window.addEventListener(type, ({ data, origin, source, ports }) =>
        heard.push([type, data, origin, source === tab.window, ports.length]),
      );
    }

    tab.window.postMessage({}, '*');
    Object.defineProperty(made[0]!.host, 'clone', { value: () => { throw new Error('no memory'); } }); // prettier-ignore
    await tab.browser.settle();

    expect(heard).to.deep.equal([['messageerror', null, 'https://a.example', true, 0]]);
  });

  it('goes nowhere, but copies, when nothing is shown any more', async () => {
    const { tab } = await hooked(a);
    const frame = await tab.addFrame(b);
    const child = Reflect.get(tab.window, 0) as BareWindow;
    await frame.remove();

    child.postMessage({}, '*');
    await tab.browser.settle();

    expect(tab.browser.pending).to.deep.equal([]);
  });

  it('does nothing for code whose documents are all gone', async () => {
    const { tab } = await hooked(a, { behaviour: { backForwardCache: 'off' } });
    const frame = await tab.addFrame(b);
    const { parent } = frame.window;
    await frame.remove();

    parent.postMessage({}, 'no origin');

    expect(tab.browser.pending).to.deep.equal([]);
  });

  it('comes from the browsing context that sent it, though its tab has gone to another group before it arrives', async () => {
    const alone = { 'Cross-Origin-Opener-Policy': 'same-origin' };
    const pages = ({ url }: Request): Response => new Response('', url.endsWith('/alone') ? { headers: alone } : {});
    const { browser, tab } = await hooked(a, { pages });
    await tab.run((window) => void window.open('/popup'));
    await browser.settle();
    const popup = tab.popups[0]!;
    const before = popup.window;
    const heard: unknown[] = [];
    tab.window.onmessage = ({ source }) => heard.push(source === before, source === popup.window, source?.closed);
    before.addEventListener('pagehide', () => before.opener?.postMessage('leaving', '*'));

    await popup.goto('/alone');
    await browser.settle();

    expect(heard).to.deep.equal([true, false, true]);
  });
});
