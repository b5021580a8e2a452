import { expect } from 'chai';
import { createChannel } from '../../../lib/html/messages/message-port.ts';
import { tabAt } from '../model-tree.ts';

describe('the ports of a document', () => {
  it('are numbered in the order of their making, and each has a lane of its own', () => {
    const { document } = tabAt('https://a.example/');
    const before = document.madePorts;

    const [one, two] = createChannel(document);

    expect(before).to.equal(null);
    expect([one.lane.name, two.lane.name, one.lane === one.lane]).to.deep.equal(['tab1.port1', 'tab1.port2', true]);
    expect([...document.ports.open]).to.deep.equal([one, two]);
  });
});
