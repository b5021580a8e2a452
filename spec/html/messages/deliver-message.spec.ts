import { expect } from 'chai';
import { innerOf } from '../../../lib/browser/inner.ts';
import { happyDom } from '../../../lib/hosts/happy-dom/index.ts';
import { Browser } from '../../../lib/index.ts';
import { hooked } from '../hooked-host.ts';

const a = 'https://a.example';

describe('a message that arrives', () => {
  it('is among the messages of its tab or frame, whoever listens', async () => {
    const tab = await new Browser().open(`${a}/`);
    const frame = await tab.addFrame('/f');

    frame.window.parent.postMessage({ list: [1] }, '*');
    tab.window.postMessage('self', '*');
    await tab.browser.settle();

    expect(tab.messages).to.deep.equal([
      { type: 'message', via: 'window', name: null, data: { list: [1] }, origin: a, source: 'tab1' },
      { type: 'message', via: 'window', name: null, data: 'self', origin: a, source: 'tab1' },
    ]);
    expect([tab.messages[0]?.document, tab.messages[0]?.documentId]).to.deep.equal([`${a}/`, 1]);
    expect(frame.messages).to.deep.equal([]);
  });

  it('shows its ports as texts, and has their messages in order', async () => {
    const tab = await new Browser().open(`${a}/`);
    const { port1, port2 } = new tab.window.MessageChannel();
    const buffer = new Uint8Array([1, 2]).buffer;
    tab.window.onmessage = ({ ports }) => (ports[0] as typeof port2).start();

    tab.window.postMessage({ port: port2, buffer }, '*', [port2, buffer]);
    port1.postMessage(1);
    port1.postMessage(2);
    await tab.browser.settle();

    const [first, ...others] = tab.messages.map(({ via, data, origin }) => ({ via, data, origin }));
    expect(first).to.deep.equal({
      via: 'window',
      data: { port: '[MessagePort]', buffer: new Uint8Array([1, 2]).buffer },
      origin: a,
    });
    expect(others).to.deep.equal([1, 2].map((data) => ({ via: 'port', data, origin: '' })));
  });

  it('is a messageerror without data where nothing can be made of it', async () => {
    const { tab, made } = await hooked(`${a}/`);

    tab.window.postMessage({}, '*');
    Object.defineProperty(made[0]!.host, 'clone', { value: () => { throw new Error('no memory'); } }); // prettier-ignore
    await tab.browser.settle();

    expect(tab.messages).to.deep.equal([
      { type: 'messageerror', via: 'window', name: null, data: null, origin: a, source: 'tab1' },
    ]);
    expect(tab.browser.trace.events({ type: 'message-fired' })[0]).to.include({ kind: 'messageerror', data: '{}' });
  });

  it("is of the test's realm, whatever the page is made of", async () => {
    await using browser = new Browser({ host: happyDom() });
    const tab = await browser.open(`${a}/`);

    await tab.evaluate("postMessage({ list: [new Date(5)], fault: new TypeError('no') }, '*')");
    await browser.settle();

    const { list, fault } = (tab.messages[0] as { data: unknown }).data as { list: readonly Date[]; fault: Error };
    expect([list, list[0], fault].map((each) => Reflect.getPrototypeOf(each as object))).to.deep.equal([
      ...[Array.prototype, Date.prototype, Error.prototype],
    ]);
    expect([list[0]?.getTime(), String(fault)]).to.deep.equal([5, 'TypeError: no']);
  });

  it('is forgotten when whoever tests begins anew', async () => {
    const tab = await new Browser().open(`${a}/`);
    tab.window.postMessage(1, '*');
    await tab.browser.settle();

    innerOf(tab.browser).forgetHeard('tab1');

    expect(tab.messages).to.deep.equal([]);
  });

  it('is forgotten when the run is', async () => {
    const tab = await new Browser().open(`${a}/`);
    tab.window.postMessage(1, '*');
    await tab.browser.settle();

    await tab.browser.reset();

    expect(tab.messages).to.deep.equal([]);
  });
});
