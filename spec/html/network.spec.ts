import { expect } from 'chai';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import type { Owner } from '../../lib/event-loop/task.ts';
import { isNetworkError, Network, type NetworkAnswer, type NetworkRequest, type PageServer } from '../../lib/html/network.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';
import { ObserverDouble } from '../event-loop/observer-double.ts';
import { OwnerDouble } from '../event-loop/owner-double.ts';

const get = (url: string): NetworkRequest => ({ url, method: 'GET', headers: {}, body: null });
const redirect = (status: number, location: string): Response => new Response(null, { status, headers: { location } });

/** A network with its loop; `received` says what the clients were given, in that order. */
class Wire {
  readonly observer: ObserverDouble = new ObserverDouble();
  readonly kernel: Kernel = new Kernel(fifo(), this.observer);
  readonly network: Network;
  readonly received: string[] = [];
  readonly answers: NetworkAnswer[] = [];
  readonly lanes = ['tab1', 'tab2'].map((name, index) => createLane(name, 'networking', index)) as [Lane, Lane];

  constructor(server: PageServer | null, watched = true) {
    this.network = new Network(server, this.kernel, watched ? this.observer : null);
  }

  request(request: NetworkRequest, options: { tab?: 0 | 1; owner?: Owner; received?(): void } = {}): void {
    const { tab = 0, owner = null } = options;
    this.network.request(request, {
      tab: `tab${tab + 1}`,
      owner,
      lane: this.lanes[tab],
      receive: (answer) => {
        this.answers.push(answer);
        this.received.push(isNetworkError(answer) ? answer.reason : `${answer.status} ${answer.url}`);
      },
      ...(options.received === undefined ? {} : { received: options.received }),
    });
  }

  run(): void {
    while (this.kernel.begin(null) === 'begun') {
      while (this.kernel.again) this.kernel.resume();
      this.kernel.end();
    }
  }

  async settle(): Promise<void> {
    await this.network.answered(null);
    this.network.deliver(null);
    this.run();
  }
}

type Lane = ReturnType<typeof createLane>;

/** A server whose answers the spec gives by hand, and the URLs that it was asked for. */
function byHand(): { server: PageServer; asked: string[]; answer(url: string, response: Response): void } {
  const asked: string[] = [];
  const waiting = new Map<string, (response: Response) => void>();
  return {
    asked,
    server: ({ url }) => new Promise((resolve) => void waiting.set(url, resolve) ?? asked.push(url)),
    answer: (url, response) => waiting.get(url)?.(response),
  };
}

async function answerTo(request: NetworkRequest, server: PageServer): Promise<NetworkAnswer> {
  const wire = new Wire(server);
  wire.request(request);
  await wire.settle();
  return wire.answers[0] as NetworkAnswer;
}

describe('the network', () => {
  it('answers in the order of the requests, whichever the server answered first', async () => {
    const hand = byHand();
    const wire = new Wire(hand.server);
    for (const url of ['https://a.example/1', 'https://a.example/2', 'https://a.example/3']) wire.request(get(url));

    for (const url of [...hand.asked].reverse()) hand.answer(url, new Response(url));
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
      { type: 'request', request: 1, tab: 'tab1', method: 'GET', url: 'https://a.example/1' },
      { type: 'request', request: 2, tab: 'tab2', method: 'POST', url: 'https://a.example/2' },
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

  it('works unwatched', async () => {
    const wire = new Wire(() => new Response(), false);
    wire.request(get('https://a.example/'));

    await wire.settle();

    expect(wire.received).to.deep.equal(['200 https://a.example/']);
  });
});

describe('a response', () => {
  it('has status, headers in lower case, each cookie apart, and text', async () => {
    const headers = new Headers([
      ['Content-Type', 'text/plain'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ]);

    const answer = await answerTo(get('https://a.example/'), () => new Response('größer', { status: 201, headers }));

    expect(answer).to.deep.equal({
      url: 'https://a.example/',
      status: 201,
      headers: [
        ['content-type', 'text/plain'],
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
      ],
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
    expect(await reasonOf(() => undefined as never)).to.match(/^GET https:\/\/a\.example\/x was not answered: /);
  });
});

describe('a redirect', () => {
  /** What is asked when the first answer is a redirect: method, URL, body, content type. */
  async function followed(status: number, location: string, request: NetworkRequest): Promise<readonly string[]> {
    const asked: string[][] = [];
    await answerTo(request, async (got) => {
      asked.push([got.method, got.url, await got.text(), got.headers.get('content-type') ?? '', got.headers.get('x-own') ?? '']);
      return asked.length === 1 ? redirect(status, location) : new Response();
    });
    return asked[1] ?? [];
  }
  const post: NetworkRequest = {
    url: 'https://a.example/form',
    method: 'POST',
    headers: { 'Content-Type': 'text/x', 'x-own': '1' },
    body: 'data',
  };

  it('is followed, and the response has the last URL', async () => {
    const answer = await answerTo(get('https://a.example/dir/one'), ({ url }) =>
      url.endsWith('one') ? redirect(302, '../two?x') : new Response('here'),
    );

    expect(answer).to.include({ url: 'https://a.example/two?x', status: 200, body: 'here' });
  });

  for (const status of [301, 302, 303]) {
    it(`with status ${status} turns POST into GET, without the body and what describes it`, async () => {
      expect(await followed(status, '/next', post)).to.deep.equal(['GET', 'https://a.example/next', '', '', '1']);
    });
  }

  for (const status of [307, 308]) {
    it(`with status ${status} keeps method and body`, async () => {
      expect(await followed(status, '/next', post)).to.deep.equal(['POST', 'https://a.example/next', 'data', 'text/x', '1']);
    });
  }

  it('keeps other methods, but for status 303', async () => {
    expect((await followed(302, '/next', { ...post, method: 'PUT' })).slice(0, 3)).to.deep.equal([
      'PUT',
      'https://a.example/next',
      'data',
    ]);
    expect((await followed(303, '/next', { ...post, method: 'PUT' })).slice(0, 3)).to.deep.equal([
      'GET',
      'https://a.example/next',
      '',
    ]);
    expect((await followed(303, '/next', { ...get('https://a.example/'), method: 'HEAD' }))[0]).to.equal('HEAD');
    expect((await followed(303, '/next', get('https://a.example/')))[0]).to.equal('GET');
  });

  it('takes the fragment over unless it has one of its own', async () => {
    const last = async (location: string): Promise<unknown> => {
      const server: PageServer = ({ url }) => (url.includes('/one') ? redirect(301, location) : new Response());
      return ((await answerTo(get('https://a.example/one#old'), server)) as { url: string }).url;
    };

    expect(await last('/two')).to.equal('https://a.example/two#old');
    expect(await last('/two#new')).to.equal('https://a.example/two#new');
  });

  for (const status of [300, 304, 305]) {
    it(`is none with status ${status}, location or not`, async () => {
      expect(await answerTo(get('https://a.example/'), () => redirect(status, '/x'))).to.include({
        status,
        url: 'https://a.example/',
      });
    });
  }

  it('without a location is the response itself', async () => {
    expect(await answerTo(get('https://a.example/'), () => new Response(null, { status: 302 }))).to.include({ status: 302 });
  });

  it('is followed 20 times and no more', async () => {
    const chain =
      (length: number): PageServer =>
      ({ url }) => {
        const number = Number(new URL(url).pathname.slice(1));
        return number < length ? redirect(302, `/${number + 1}`) : new Response();
      };

    expect(await answerTo(get('https://a.example/0'), chain(20))).to.include({ url: 'https://a.example/20', status: 200 });
    expect(await answerTo(get('https://a.example/0'), chain(21))).to.deep.equal({
      reason: 'https://a.example/0 was redirected more than 20 times.',
    });
  });

  it('is a network error where it leads nowhere, or away from HTTP', async () => {
    expect(await answerTo(get('https://a.example/'), () => redirect(302, 'https://')))
      .to.have.property('reason')
      .that.matches(/was not answered/);
    expect(await answerTo(get('https://a.example/'), () => redirect(302, 'data:,x'))).to.deep.equal({
      reason: 'GET https://a.example/ was not answered: it redirects to data:,x, which is not HTTP.',
    });
  });
});
