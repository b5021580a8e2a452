import { expect } from 'chai';
import type { PageServer } from '../../lib/fetch/page-server.ts';
import { OwnerDouble } from '../event-loop/owner-double.ts';
import { get, Wire } from './wire.ts';

/** A server whose answers the spec gives by hand, and the URLs that it was asked for. */
function byHand(): { server: PageServer; asked: string[]; answer(url: string, response: Response): void } {
  const asked: string[] = [];
  const waiting = new Map<string, (response: Response) => void>();
  return {
    asked,
    server: ({ url }) => {
      asked.push(url);
      return new Promise((resolve) => waiting.set(url, resolve));
    },
    answer: (url, response) => waiting.get(url)?.(response),
  };
}

describe('the network', () => {
  it('answers in the order of the requests, whichever the server answered first', async () => {
    const hand = byHand();
    const wire = new Wire(hand.server);
    for (const url of ['https://a.example/1', 'https://a.example/2', 'https://a.example/3']) wire.request(get(url));

    for (const url of hand.asked.toReversed()) hand.answer(url, new Response(url));
    await wire.settle();

    expect(wire.received).to.deep.equal(['200 https://a.example/1', '200 https://a.example/2', '200 https://a.example/3']);
    expect(wire.kernel.now).to.equal(0);
  });

  it('forgets what a destroyed document asked for, and nothing else', async () => {
    const hand = byHand();
    const wire = new Wire(hand.server);
    const [gone, stays] = [new OwnerDouble(1), new OwnerDouble(2)];
    wire.request(get('https://a.example/gone'), { owner: gone });
    wire.request(get('https://a.example/stays'), { owner: stays });

    wire.network.abort(gone);
    hand.answer('https://a.example/stays', new Response());
    await wire.settle();

    expect(wire.received).to.deep.equal(['200 https://a.example/stays']);
    expect(wire.outstanding.missing(null)).to.deep.equal([]);
  });

  it('knows which documents wait for an answer', async () => {
    const [asking, idle] = [new OwnerDouble(1), new OwnerDouble(2)];
    const wire = new Wire(() => new Response());
    wire.request(get('https://a.example/'), { owner: asking });

    const before = [wire.network.isAsked(asking), wire.network.isAsked(idle)];
    await wire.settle();

    expect(before).to.deep.equal([true, false]);
    expect(wire.network.isAsked(asking)).to.equal(false);
  });

  it('gives an empty HTML document for every URL when there is no server, with nothing to wait for', () => {
    const wire = new Wire(null);
    wire.request(get('https://a.example/x?y'));

    const waits = wire.outstanding.holdsUp(null);
    wire.outstanding.deliver(null);
    wire.run();

    expect(waits).to.equal(false);
    expect(wire.answers).to.deep.equal([
      {
        url: 'https://a.example/x?y',
        status: 200,
        headers: [['content-type', 'text/html']],
        body: '<!doctype html><html><head></head><body></body></html>',
      },
    ]);
  });

  it('runs what a client does after the microtasks of an answer as a second callback of its task', async () => {
    const wire = new Wire(() => new Response());
    wire.request(get('https://a.example/'), { received: () => wire.received.push('received') });

    await wire.answered();
    wire.outstanding.deliver(null);
    wire.kernel.begin(null);
    const afterFirst = [...wire.received];
    const { again } = wire.kernel;
    wire.kernel.resume();
    wire.kernel.end();

    expect(again).to.equal(true);
    expect(afterFirst).to.deep.equal(['200 https://a.example/']);
    expect(wire.received).to.deep.equal(['200 https://a.example/', 'received']);
  });

  it('tells who watches of each request and response, by number', async () => {
    const wire = new Wire((request) =>
      request.url.endsWith('2') ? Promise.reject(new Error('no')) : new Response(null, { status: 404 }),
    );
    wire.request(get('https://a.example/1'));
    wire.request({ ...get('https://a.example/2'), method: 'POST' }, { tab: 1 });

    await wire.settle();

    expect(wire.observer.facts).to.deep.equal([
      { type: 'request', request: 1, tab: 'tab1', document: null, method: 'GET', url: 'https://a.example/1' },
      { type: 'request', request: 2, tab: 'tab2', document: null, method: 'POST', url: 'https://a.example/2' },
      { type: 'response', request: 1, status: 404 },
      { type: 'response', request: 2, status: 0, reason: 'POST https://a.example/2 was not answered: no' },
    ]);
  });

  it('forgets all requests in a reset, answers that come later too, and numbers anew', async () => {
    const hand = byHand();
    const wire = new Wire(hand.server);
    wire.request(get('https://a.example/old'));

    wire.network.reset();
    hand.answer('https://a.example/old', new Response());
    wire.request(get('https://a.example/new'));
    hand.answer('https://a.example/new', new Response());
    await wire.settle();

    expect(wire.received).to.deep.equal(['200 https://a.example/new']);
    expect(wire.observer.facts.map((fact) => 'request' in fact && fact.request)).to.deep.equal([1, 1, 1]);
  });

  it('works unwatched', async () => {
    const wire = new Wire(() => new Response(), false);
    wire.request(get('https://a.example/'));

    await wire.settle();

    expect(wire.received).to.deep.equal(['200 https://a.example/']);
  });
});
