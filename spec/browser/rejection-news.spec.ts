import { expect } from 'chai';
import type { Turn } from '../../lib/browser/message-turns.ts';
import { RejectionNews } from '../../lib/browser/rejection-news.ts';
import type { RejectionTaker } from '../../lib/browser/rejection-router.ts';

type Listener = Parameters<NonNullable<ConstructorParameters<typeof RejectionNews>[0]['addEventListener']>>[1];

const taker: RejectionTaker = { take: () => true, takeHandled: () => true };
const event = { reason: 'r', promise: null, preventDefault: () => undefined, stopImmediatePropagation: () => undefined };

/** Turns that are begun by hand; whoever is told of the end of one is told at once. */
class Turns {
  readonly asked: Parameters<Turn>[] = [];
  readonly listeners: Listener[] = [];
  readonly news: RejectionNews = new RejectionNews(
    { addEventListener: (_type, listener) => void this.listeners.push(listener) },
    (...turn) => void this.asked.push(turn),
  );

  begin(): void {
    const [callback, after] = this.asked.shift() as Parameters<Turn>;
    callback();
    after?.();
  }

  hear(): void {
    this.listeners[0]?.(event);
  }
}

describe('news of rejections in a page', () => {
  it('are waited for in a turn of their own, again where some came', () => {
    const turns = new Turns();
    const order: string[] = [];
    const routing = turns.news.route(taker);

    turns.news.turn(() => order.push('turn'));
    turns.begin();
    turns.hear();
    turns.begin();
    order.push('news came');
    turns.begin();
    routing[Symbol.dispose]();

    expect([...order, turns.asked.length]).to.deep.equal(['news came', 'turn', 0]);
  });

  it('are on their way when the turn before has ended: where that is told, none is spent on waiting', () => {
    const turns = new Turns();
    const order: string[] = [];
    const routing = turns.news.route(taker);
    const ended = (name: string) => (): void => void order.push(`end of ${name}, ${turns.asked.length} asked for`);

    turns.news.turn(() => {
      order.push('first');
      turns.news.turn(() => order.push('second'), ended('second'));
      turns.news.turn(() => order.push('third'));
    }, ended('first'));
    turns.begin();
    turns.begin();
    const afterFirst = turns.asked.length;
    turns.begin();
    turns.hear();
    turns.begin();
    turns.begin();
    routing[Symbol.dispose]();

    expect(afterFirst).to.equal(2);
    expect(order).to.deep.equal(['first', 'end of first, 0 asked for', 'second', 'end of second, 1 asked for', 'third']);
  });

  it('are not waited for while nobody asks for them', () => {
    const turns = new Turns();
    const order: string[] = [];

    turns.news.turn(
      () => order.push('turn'),
      () => order.push('end'),
    );
    turns.begin();

    expect([...order, turns.asked.length]).to.deep.equal(['turn', 'end', 0]);
  });
});
