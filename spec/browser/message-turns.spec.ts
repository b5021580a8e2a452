import { expect } from 'chai';
import { messageTurns } from '../../lib/browser/message-turns.ts';

/** Two ports, the first of which has its messages delivered by hand, with promise jobs between two listeners, as in a page. */
class ChannelDouble {
  static made: ChannelDouble[] = [];
  posted = 0;
  keeps: boolean | null = null;
  readonly #listeners: (() => void)[] = [];
  readonly port1 = {
    onmessage: null as (() => void) | null,
    addEventListener: (_type: string, listener: () => void): void => void this.#listeners.push(listener),
    ref: (): void => void (this.keeps = true),
    unref: (): void => void (this.keeps = false),
    postMessage: (): void => undefined,
  };
  readonly port2 = { ...this.port1, postMessage: (): void => void this.posted++ };

  constructor() {
    ChannelDouble.made.push(this);
  }

  async deliver(): Promise<void> {
    this.posted--;
    this.port1.onmessage?.();
    for (const listener of this.#listeners) {
      await new Promise<void>((resolve) => void setImmediate(resolve));
      listener();
    }
  }
}

describe('turns by messages', () => {
  beforeEach(() => {
    ChannelDouble.made = [];
  });

  it('come in the order in which they were asked for, and tell of their end when their promise jobs have run', async () => {
    const order: string[] = [];
    const turn = messageTurns(ChannelDouble);
    turn(
      () => {
        order.push('a');
        void Promise.resolve().then(() => order.push('job of a'));
      },
      () => order.push('end of a'),
    );
    turn(() => order.push('b'));
    const [channel] = ChannelDouble.made as [ChannelDouble];
    const before = order.length;
    await channel.deliver();
    await channel.deliver();

    expect([before, ...order]).to.deep.equal([0, 'a', 'job of a', 'end of a', 'b']);
  });

  it('share one channel, that is made for the first and keeps no process when none is asked for', async () => {
    const turn = messageTurns(ChannelDouble);
    const before = ChannelDouble.made.length;
    for (let number = 0; number < 3; number++) turn(() => undefined);
    const [channel] = ChannelDouble.made as [ChannelDouble];
    const kept = [];
    while (channel.posted > 0) {
      kept.push(channel.keeps);
      await channel.deliver();
    }

    expect([before, ChannelDouble.made.length, ...kept, channel.keeps]).to.deep.equal([0, 1, true, true, true, false]);
  });

  it('are had with channels of Node, too', async () => {
    const turn = messageTurns(MessageChannel as object as typeof ChannelDouble);
    const order: string[] = [];

    await new Promise<void>((resolve) => {
      turn(() => order.push('turn'), resolve);
    });

    expect(order).to.deep.equal(['turn']);
  });
});
