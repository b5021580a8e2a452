import { expect } from 'chai';
import type { Lane } from '../../lib/event-loop/task.ts';
import { isNetworkError, type PageServer } from '../../lib/html/network.ts';
import { OwnerDouble } from '../event-loop/owner-double.ts';
import { answerTo, get, Wire } from './wire.ts';

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

  it('is busy until the answers are delivered, and waits until all of them are there', async () => {
    const hand = byHand();
    const wire = new Wire(hand.server);
    wire.request(get('https://a.example/1'));
    wire.request(get('https://a.example/2'));
    let complete = false;
    const answered = wire.network.answered(null)!.then(() => (complete = true));

    hand.answer('https://a.example/2', new Response());
    await new Promise(setImmediate);
    const afterOne = complete;
    hand.answer('https://a.example/1', new Response());
    await answered;

    expect([afterOne, complete]).to.deep.equal([false, true]);
    expect(wire.network.answered(null)).to.equal(null);
    expect(wire.network.isBusy(null)).to.equal(true);
    wire.network.deliver(null);
    expect(wire.network.isBusy(null)).to.equal(false);
  });

  it('delivers no answer before a missing one of an earlier request', async () => {
    const hand = byHand();
    const wire = new Wire(hand.server);
    for (const name of ['1', '2', '3']) wire.request(get(`https://a.example/${name}`));
    hand.answer('https://a.example/1', new Response());
    hand.answer('https://a.example/3', new Response());
    await new Promise(setImmediate);

    wire.network.deliver(null);
    wire.run();
    const before = [...wire.received];
    hand.answer('https://a.example/2', new Response());
    await wire.settle();

    expect(before).to.deep.equal(['200 https://a.example/1']);
    expect(wire.received).to.deep.equal(['200 https://a.example/1', '200 https://a.example/2', '200 https://a.example/3']);
  });

  it('heeds the scope: requests of other lanes are neither waited for nor delivered', async () => {
    const hand = byHand();
    const wire = new Wire(hand.server);
    const mine = (lane: Lane): boolean => lane === wire.lanes[0];
    wire.request(get('https://a.example/other'), { tab: 1 });
    wire.request(get('https://a.example/mine'), { tab: 0 });
    hand.answer('https://a.example/mine', new Response());

    await wire.network.answered(mine);
    wire.network.deliver(mine);
    wire.run();

    expect(wire.received).to.deep.equal(['200 https://a.example/mine']);
    expect([wire.network.isBusy(mine), wire.network.isBusy(null)]).to.deep.equal([false, true]);
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
    expect(wire.network.isBusy(null)).to.equal(false);
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

    const answered = wire.network.answered(null);
    wire.network.deliver(null);
    wire.run();

    expect(answered).to.equal(null);
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

    await wire.network.answered(null);
    wire.network.deliver(null);
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
      { type: 'response', request: 2, status: 0 },
    ]);
  });

  it('names the answer in the label of its task', async () => {
    const wire = new Wire(({ url }) => {
      if (url.includes('broken')) throw new Error('broken');
      return new Response();
    });
    for (const url of [
      'https://a.example/',
      'https://a.example/dir/page.html?q=/#/x',
      'https://a.example/dir/',
      'https://a.example/broken',
    ]) {
      wire.request(get(url));
    }

    await wire.network.answered(null);
    wire.network.deliver(null);

    expect(wire.kernel.waiting().map(({ label }) => label)).to.deep.equal([
      'response 200 a.example/',
      'response 200 page.html',
      'response 200 dir/',
      'network error',
    ]);
  });

  it('wakes whoever runs tasks by themselves with each answer, and says when the oldest can be delivered', async () => {
    const hand = byHand();
    const wire = new Wire(hand.server);
    const seen: boolean[] = [wire.network.hasAnswer];
    wire.network.wake = () => seen.push(wire.network.hasAnswer);
    wire.request(get('https://a.example/1'));
    wire.request(get('https://a.example/2'));

    hand.answer('https://a.example/2', new Response());
    await new Promise(setImmediate);
    hand.answer('https://a.example/1', new Response());
    await new Promise(setImmediate);

    expect(seen).to.deep.equal([false, false, true]);
  });

  it('wakes at once where there is no server', () => {
    const wire = new Wire(null);
    let woken = 0;
    wire.network.wake = () => woken++;

    wire.request(get('https://a.example/'));

    expect([woken, wire.network.hasAnswer]).to.deep.equal([1, true]);
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

describe('a response', () => {
  it('has status, headers in lower case but for those of cookies, and text', async () => {
    const headers = new Headers([
      ['Content-Type', 'text/plain'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ]);

    const answer = await answerTo(get('https://a.example/'), () => new Response('größer', { status: 201, headers }));

    expect(answer).to.deep.equal({
      url: 'https://a.example/',
      status: 201,
      headers: [['content-type', 'text/plain']],
      body: 'größer',
    });
  });

  it('is asked for with method, headers and body', async () => {
    const asked: unknown[] = [];
    const request = {
      url: 'https://a.example/',
      method: 'POST',
      headers: { 'x-a': '1', 'content-type': 'text/x' },
      body: 'text',
    };

    await answerTo(request, async (got) => {
      asked.push([got.url, got.method, got.headers.get('x-a'), got.headers.get('content-type'), await got.text()]);
      return new Response();
    });

    expect(asked).to.deep.equal([['https://a.example/', 'POST', '1', 'text/x', 'text']]);
  });
});

describe('a network error', () => {
  const reasonOf = async (server: PageServer): Promise<unknown> => {
    const answer = await answerTo(get('https://a.example/x'), server);
    return isNetworkError(answer) ? answer.reason : answer;
  };
  const failing = (error: unknown) => (): never => {
    throw error;
  };

  it('comes of a server that throws or rejects, and says what', async () => {
    expect(await reasonOf(failing(new Error('disk full')))).to.equal('GET https://a.example/x was not answered: disk full');
    expect(await reasonOf(() => Promise.reject(new Error('later')))).to.equal('GET https://a.example/x was not answered: later');
    expect(await reasonOf(failing('text'))).to.equal('GET https://a.example/x was not answered: text');
  });

  it('comes of Response.error()', async () => {
    expect(await reasonOf(() => Response.error())).to.equal('GET https://a.example/x was answered with a network error.');
  });

  it('comes of a body that cannot be read', async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new Error('cut off')) });

    expect(await reasonOf(() => new Response(body))).to.equal('GET https://a.example/x was not answered: cut off');
  });

  it('comes of a server that answers with nothing', async () => {
    const sentence = 'GET https://a.example/x was not answered: pages answered with';
    expect(await reasonOf(() => undefined as never)).to.equal(`${sentence} nothing, not a Response.`);
    expect(await reasonOf(() => '<p>hi' as never)).to.equal(
      `${sentence} a string, not a Response. Write new Response(html, { headers: { 'content-type': 'text/html' } }).`,
    );
  });
});
