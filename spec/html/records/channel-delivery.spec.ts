import { expect } from 'chai';
import { innerOf } from '../../../lib/browser/inner.ts';
import { BroadcastChannel, DocumentChannels } from '../../../lib/html/records/broadcast-channel.ts';
import { ChannelDelivery } from '../../../lib/html/records/channel-delivery.ts';
import type { Document } from '../../../lib/html/records/document.ts';
import { Browser } from '../../../lib/index.ts';

async function documents(): Promise<[Document, Document]> {
  const browser = new Browser();
  for (const path of ['a', 'b']) await browser.open(`https://a.example/${path}`);
  return [...innerOf(browser).userAgent.documents.all()] as [Document, Document];
}

function channelOf(document: Document): BroadcastChannel {
  return new BroadcastChannel(new DocumentChannels(document), 'cart', {});
}

const deliveryTo = (channel: BroadcastChannel, ran: ChannelDelivery[] = []): ChannelDelivery =>
  new ChannelDelivery(channel, channel.document, 'DOM manipulation', (each) => void ran.push(each));

describe('a delivery to a channel', () => {
  it('has a task of its document, which carries it out', async () => {
    const [document] = await documents();
    const ran: ChannelDelivery[] = [];
    const delivery = deliveryTo(channelOf(document), ran);

    const again = delivery.task.run();

    expect([again, delivery.task.owner === document, delivery.task.label]).to.deep.equal([false, true, 'channel cart']);
    expect(ran).to.have.length(1).and.to.include(delivery);
  });

  it('is used again when its step and the next one are over, and holds nothing meanwhile', async () => {
    const [document] = await documents();
    const channel = channelOf(document);
    const { spareDeliveries } = channel;
    const [first, second] = [deliveryTo(channel), deliveryTo(channel)];
    first.data = 'large';

    first.task.ended();
    const early = spareDeliveries.take(document);
    second.task.ended();

    expect([early, first.data]).to.deep.equal([null, null]);
    expect(spareDeliveries.take(document)).to.equal(first);
    expect(spareDeliveries.take(document)).to.equal(null);
  });

  it('is not used again for another document, nor once the channel is closed', async () => {
    const [document, other] = await documents();
    const channel = channelOf(document);
    const { spareDeliveries } = channel;
    const end = (): void => {
      for (let number = 0; number < 3; number++) deliveryTo(channel).task.ended();
    };

    end();
    const ofOther = spareDeliveries.take(other);
    const ofFirst = spareDeliveries.take(document);
    channel.closed = true;
    end();

    expect([ofOther, ofFirst, spareDeliveries.take(document)]).to.deep.equal([null, null, null]);
  });
});

describe('messages of channels that use deliveries again', () => {
  it('tell each receiver what was sent to it, in whatever order they come', async () => {
    const browser = new Browser();
    const [from, to, third] = [
      await browser.open('https://a.example/a'),
      await browser.open('https://a.example/b'),
      await browser.open('https://a.example/c'),
    ];
    const sender = new from.window.BroadcastChannel('c');
    for (const { window } of [to, third]) void new window.BroadcastChannel('c');

    for (const round of [1, 2, 3]) {
      for (const data of [`text ${round}`, { round }, round]) sender.postMessage(data);
      await browser.settle();
    }

    const sent = [1, 2, 3].flatMap((round) => [`text ${round}`, { round }, round]);
    for (const tab of [to, third]) expect(tab.messages.map(({ data }) => data)).to.deep.equal(sent);
  });

  it('go to the page that has the window now', async () => {
    const browser = new Browser();
    const opener = await browser.open('https://a.example/');
    const sender = new opener.window.BroadcastChannel('c');
    const popup = opener.window.open('/popup') as unknown as typeof opener.window;
    void new popup.BroadcastChannel('c');

    for (let number = 0; number < 4; number++) {
      sender.postMessage(number);
      await browser.settle();
    }

    const [, tab] = browser.tabs;
    expect(tab?.messages.map(({ data }) => data).at(-1)).to.equal(3);
  });
});
