import { expect } from 'chai';
import type { BareMessagePort } from '../../../lib/hosts/bare/index.ts';
import { portOf } from '../../../lib/html/messages/message-port.ts';
import { Browser, type BareWindow } from '../../../lib/index.ts';
import { hooked } from '../hooked-host.ts';

function started({ MessageChannel }: BareWindow): { readonly port1: BareMessagePort; readonly port2: BareMessagePort } {
  const channel = new MessageChannel();
  channel.port2.start();
  return channel;
}

describe('a message port', () => {
  it('is entangled with the other one of its channel, and with no other', async () => {
    const { tab } = await hooked();
    const { port1, port2 } = new tab.window.MessageChannel();

    expect(portOf(port1)?.end?.other === portOf(port2)?.end).to.equal(true);
    expect(portOf(port2)?.end?.other === portOf(port1)?.end).to.equal(true);
    expect(portOf({})).to.equal(null);
  });

  it('has one lane, counted in its document', async () => {
    const { tab } = await hooked();
    const frame = await tab.addFrame('/f');
    const names = [tab, tab, frame].flatMap(({ window }) => {
      const { port1, port2 } = new window.MessageChannel();
      return [portOf(port1)?.lane.name, portOf(port2)?.lane.name];
    });

    expect(names).to.deep.equal([
      ...['tab1.port1', 'tab1.port2', 'tab1.port3', 'tab1.port4'],
      ...['tab1/frame1.port1', 'tab1/frame1.port2'],
    ]);
  });

  it('is no longer entangled when either end was closed, and can still be transferred', async () => {
    const { tab } = await hooked();
    const { port1, port2 } = new tab.window.MessageChannel();

    port1.close();

    expect([portOf(port1)?.end, portOf(port2)?.end?.other]).to.deep.equal([null, null]);
    expect(() => tab.window.postMessage(1, '*', [port2])).not.to.throw();
  });

  it('is another one in the document that it was transferred to, and detached where it was', async () => {
    const { tab } = await hooked();
    const frame = await tab.addFrame('/f');
    const { port1, port2 } = started(tab.window);
    const there: object[] = [];
    frame.window.onmessage = ({ ports }) => there.push(...ports);

    (Reflect.get(tab.window, 0) as BareWindow).postMessage(1, '*', [port2]);
    const before = [portOf(port2)?.end, portOf(port1)?.end?.other?.port];
    await tab.browser.settle();

    expect(before).to.deep.equal([null, null]);
    expect(portOf(there[0])?.enabled).to.equal(false);
    expect(portOf(port1)?.end?.other?.port === portOf(there[0])).to.equal(true);
    expect(portOf(there[0])?.lane.name).to.equal('tab1/frame1.port1');
  });

  it('is counted anew after a reset, and those of the earlier run are closed', async () => {
    const { tab, browser, made } = await hooked('https://a.example/', { trace: 'off' });
    const early = started(tab.window);

    await browser.reset();
    const late = started(tab.window);
    early.port1.postMessage('early');
    late.port1.postMessage('late');

    expect(made).to.have.lengthOf(1);
    expect(browser.pending.map(({ name, label }) => `${name}: ${label}`)).to.deep.equal(['tab1.port2: message from tab1']);
    expect(portOf(early.port2)?.end).to.equal(null);
  });

  it('holds nothing of the surroundings open', async () => {
    const before = process.getActiveResourcesInfo();
    const { window } = await new Browser().open('https://a.example/');
    const { port1, port2 } = started(window);

    port1.postMessage({ deep: [1] });
    window.postMessage(1, '*', [port2]);

    expect(process.getActiveResourcesInfo().filter((name) => name.includes('Port'))).to.deep.equal(
      before.filter((name) => name.includes('Port')),
    );
  });
});
