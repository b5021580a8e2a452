import { expect } from 'chai';
import type { PageServer } from '../../lib/fetch/page-server.ts';
import type { NetworkRequest } from '../../lib/fetch/request.ts';
import { OwnerDouble } from '../event-loop/owner-double.ts';
import { answerTo, get, Wire } from './wire.ts';

const redirect = (status: number, location: string): Response => new Response(null, { status, headers: { location } });

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

  it('is a network error in a loop, and says so', async () => {
    const server: PageServer = ({ url }) => redirect(302, url.endsWith('/one') ? '/two' : '/one');

    expect(await answerTo(get('https://a.example/start'), server)).to.deep.equal({
      reason:
        'https://a.example/start was redirected more than 20 times: it goes round in a loop, through https://a.example/one.',
    });
  });

  it('is delivered in its place: what was asked for later waits for where it leads', async () => {
    const wire = new Wire(({ url }) => (url.endsWith('/old') ? redirect(302, '/new') : new Response()));
    wire.request(get('https://a.example/old'));
    wire.request(get('https://a.example/later'));

    await wire.deliver();
    const waiting = wire.kernel.waiting().length;
    await wire.settle();

    expect(waiting).to.equal(0);
    expect(wire.received).to.deep.equal(['200 https://a.example/new', '200 https://a.example/later']);
  });

  it('is not followed once the request was forgotten', async () => {
    const asked: string[] = [];
    const wire = new Wire(({ url }) => {
      asked.push(url);
      return redirect(302, '/next');
    });
    const gone = new OwnerDouble(1);
    wire.request(get('https://a.example/'), { owner: gone });

    wire.network.abort(gone);
    await wire.settle();
    await new Promise(setImmediate);

    expect(asked).to.deep.equal(['https://a.example/']);
  });

  it('leaves of the referrer what its target may know', async () => {
    const referrers: (string | null)[] = [];
    const hops: Readonly<Record<string, string>> = {
      'https://a.example/1': 'https://b.example/2',
      'https://b.example/2': 'http://b.example/3',
      'http://b.example/3': 'https://a.example/4',
    };
    await answerTo({ ...get('https://a.example/1'), referrer: 'https://a.example/page' }, ({ url, headers }) => {
      referrers.push(headers.get('referer'));
      const next = hops[url];
      return next === undefined ? new Response() : redirect(302, next);
    });

    expect(referrers).to.deep.equal(['https://a.example/page', 'https://a.example/', null, null]);
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
