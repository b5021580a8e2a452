import { expect } from 'chai';
import { portOf } from '../../../lib/html/messages/message-port.ts';
import type { MessagePort } from '../../../lib/html/records/message-port.ts';
import { deserializeWithTransfer, serializeWithTransfer } from '../../../lib/html/messages/structured-transfer.ts';
import { hooked } from '../hooked-host.ts';

async function setUp(): Promise<{
  readonly near: object;
  readonly far: object;
  readonly port: MessagePort;
  readonly clones: () => number;
}> {
  const { tab, made } = await hooked();
  const { port1: near, port2: far } = new tab.window.MessageChannel();
  const { host } = made[0]!;
  const clone = host.clone.bind(host);
  let count = 0;
  Object.defineProperty(host, 'clone', { value: (...args: Parameters<typeof clone>) => (count++, clone(...args)) });
  return { near, far, port: portOf(near) as MessagePort, clones: () => count };
}

describe('StructuredSerializeWithTransfer', () => {
  it('copies nothing where a copy could not be told from the value', async () => {
    const { port, clones } = await setUp();
    const values = [undefined, null, true, 1, 'text', 10n];

    const received = values.map((value) =>
      deserializeWithTransfer(port.document, serializeWithTransfer(port.document, value, [])),
    );

    expect(received.map(({ message }) => message)).to.deep.equal(values);
    expect(clones()).to.equal(0);
  });

  it('copies once for the sender and once for the receiver', async () => {
    const { port, clones } = await setUp();
    const value = { deep: [1] };

    const { message } = deserializeWithTransfer(port.document, serializeWithTransfer(port.document, value, []));

    expect(message).to.deep.equal(value);
    expect(message === value).to.equal(false);
    expect(clones()).to.equal(2);
  });

  it('moves ports and buffers with a message that is none of them', async () => {
    const { port, far } = await setUp();
    const buffer = new ArrayBuffer(8);

    const received = deserializeWithTransfer(port.document, serializeWithTransfer(port.document, 1, [buffer, far]));

    expect(received.message).to.equal(1);
    expect(received.ports.map((each) => portOf(each)?.end?.other?.port === port)).to.deep.equal([true]);
    expect(buffer.byteLength).to.equal(0);
  });

  it('leaves ports where they are when it fails', async () => {
    const { port, near, far } = await setUp();
    const { document } = port;

    expect(() => serializeWithTransfer(document, () => 1, [near, far, new ArrayBuffer(1)])).to.throw('could not be cloned');
    expect(() => serializeWithTransfer(document, near, [])).to.throw('could not be cloned');
    expect(() => serializeWithTransfer(document, near, [near, far])).not.to.throw();
  });

  it('refuses a port that a getter of the message has transferred', async () => {
    const { port, near, far } = await setUp();
    const { document } = port;
    let moved = null;
    const message = { get now() { return (moved = serializeWithTransfer(document, 1, [far])) && 1; } }; // prettier-ignore

    expect(() => serializeWithTransfer(document, message, [near, far]))
      .to.throw('detached')
      .with.property('name', 'DataCloneError');
    expect(moved).not.to.equal(null);
    expect(() => serializeWithTransfer(document, 1, [far])).to.throw('detached');
  });

  it('refuses detached ports, and those that come twice', async () => {
    const { port, near, far } = await setUp();
    const { document } = port;
    serializeWithTransfer(document, 1, [near]);

    expect(() => serializeWithTransfer(document, 1, [near]))
      .to.throw('detached')
      .with.property('name', 'DataCloneError');
    expect(() => serializeWithTransfer(document, 1, [far, far]))
      .to.throw('twice')
      .with.property('name', 'DataCloneError');
  });
});
