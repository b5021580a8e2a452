import { expect } from 'chai';
import type { PageServer } from '../../lib/fetch/page-server.ts';
import type { NetworkRequest } from '../../lib/fetch/request.ts';
import type { TupleOrigin } from '../../lib/origin/origin.ts';
import { OwnerDouble } from '../event-loop/owner-double.ts';
import { get, Wire } from './wire.ts';

const originOf = (host: string): TupleOrigin => ({ opaque: false, scheme: 'https', host, port: null });
const setting = (cookie: string, init: ResponseInit = {}): Response =>
  new Response(null, { ...init, headers: { ...init.headers, 'set-cookie': cookie } });

/** A server that notes the cookies that it was sent with each path, and answers as the paths say. */
function noting(answers: Readonly<Record<string, () => Response>>): { server: PageServer; sent: string[] } {
  const sent: string[] = [];
  return {
    sent,
    server: ({ url, headers }) => {
      const { host, pathname } = new URL(url);
      sent.push(`${host}${pathname} ${headers.get('cookie') ?? 'none'}`);
      return answers[`${host}${pathname}`]?.() ?? new Response();
    },
  };
}

async function exchange(server: PageServer, ...requests: NetworkRequest[]): Promise<Wire> {
  const wire = new Wire(server);
  for (const request of requests) {
    wire.request(request);
    await wire.settle();
  }
  return wire;
}

describe('cookies on the network', () => {
  it('of a response go with the next request', async () => {
    const { server, sent } = noting({ 'a.example/1': () => setting('a=1') });

    await exchange(server, get('https://a.example/1'), get('https://a.example/2'));

    expect(sent).to.deep.equal(['a.example/1 none', 'a.example/2 a=1']);
  });

  it('are several headers of one response', async () => {
    const headers = new Headers([
      ['set-cookie', 'a=1; Expires=Fri, 01 Jan 2027 00:00:00 GMT'],
      ['set-cookie', 'b=2'],
    ]);
    const { server, sent } = noting({ 'a.example/1': () => new Response(null, { headers }) });

    await exchange(server, get('https://a.example/1'), get('https://a.example/2'));

    expect(sent[1]).to.equal('a.example/2 a=1; b=2');
  });

  for (const joined of ['a=1; Expires=Fri, 01 Jan 2027 00:00:00 GMT, b=2', null]) {
    it(`are found where surroundings cannot tell them apart: ${joined ?? 'none'}`, async () => {
      const response = new Response(null, joined === null ? {} : { headers: { 'set-cookie': joined } });
      Object.defineProperty(response.headers, 'getSetCookie', { value: undefined });
      const { server, sent } = noting({ 'a.example/1': () => response });

      await exchange(server, get('https://a.example/1'), get('https://a.example/2'));

      expect(sent[1]).to.equal(`a.example/2 ${joined === null ? 'none' : 'a=1; b=2'}`);
    });
  }

  it('are stored when a response is delivered, in the order of the requests, whichever the server answered first', async () => {
    const wire = new Wire(async ({ url }) => {
      if (url.endsWith('/slow')) await new Promise(setImmediate);
      return setting(url.endsWith('/slow') ? 'a=slow' : 'a=fast');
    });
    wire.request(get('https://a.example/slow'));
    wire.request(get('https://a.example/fast'));

    await wire.answered();
    const before = wire.cookies.header('https://a.example/', 'strict');
    wire.outstanding.deliver(null);

    expect(before).to.equal('');
    expect(wire.cookies.header('https://a.example/', 'strict')).to.equal('a=fast');
  });

  it('of a redirect go with the request that follows it, and stay when the last answer is a network error', async () => {
    const { server, sent } = noting({
      'a.example/login': () => setting('id=7; HttpOnly', { status: 302, headers: { location: '/home' } }),
      'a.example/home': () => setting('seen=1', { status: 302, headers: { location: 'data:,x' } }),
    });

    const wire = await exchange(server, get('https://a.example/login'));

    expect(sent).to.deep.equal(['a.example/login none', 'a.example/home id=7']);
    expect(wire.cookies.header('https://a.example/', 'strict')).to.equal('id=7; seen=1');
  });

  for (const slow of ['/first', '/old']) {
    it(`are those of the requests before it where a redirect leads, also when the server is slow to answer ${slow}`, async () => {
      const { server, sent } = noting({
        'a.example/first': () => setting('a=1'),
        'a.example/old': () => setting('b=2', { status: 301, headers: { location: '/new' } }),
      });
      const wire = new Wire(async (request) => {
        const answer = await server(request);
        if (request.url.endsWith(slow)) await new Promise(setImmediate);
        return answer;
      });
      wire.request(get('https://a.example/first'));
      wire.request(get('https://a.example/old'));

      await wire.settle();

      expect(sent).to.deep.equal(['a.example/first none', 'a.example/old none', 'a.example/new a=1; b=2']);
    });
  }

  it('are told of before the response that set them', async () => {
    const wire = await exchange(() => setting('a=1'), get('https://a.example/'));

    expect(wire.observer.facts.map(({ type }) => type)).to.deep.equal(['request', 'area-created', 'cookie-written', 'response']);
  });

  it('of what was forgotten before its delivery are not stored', async () => {
    const wire = new Wire(() => setting('a=1'));
    const gone = new OwnerDouble(1);
    wire.request(get('https://a.example/'), { owner: gone });

    wire.network.abort(gone);
    await new Promise(setImmediate);
    await wire.settle();

    expect(wire.cookies.header('https://a.example/', 'strict')).to.equal('');
  });

  it('and the referrer are the network’s to send: what stands under these names in a request is dropped', async () => {
    const sent: unknown[] = [];
    const headers = { Cookie: 'forged=1', REFERER: 'https://forged.example/', 'x-own': '1' };

    await exchange(
      (request) => {
        sent.push(Object.fromEntries(request.headers));
        return new Response();
      },
      { ...get('https://a.example/'), headers },
      { ...get('https://a.example/'), headers, referrer: 'https://b.example/' },
    );

    expect(sent).to.deep.equal([{ 'x-own': '1' }, { 'x-own': '1', referer: 'https://b.example/' }]);
  });

  it('stay where they are when credentials are omitted, and when a request for the same origin leaves it', async () => {
    const { server, sent } = noting({
      'a.example/1': () => setting('a=1; SameSite=None; Secure'),
      'b.example/set': () => setting('b=1; SameSite=None; Secure'),
    });
    const initiator = originOf('b.example');

    const wire = await exchange(
      server,
      get('https://a.example/1'),
      { ...get('https://a.example/omit'), credentials: 'omit' },
      { ...get('https://a.example/same'), credentials: 'same-origin', initiator },
      { ...get('https://a.example/include'), credentials: 'include', initiator },
      { ...get('https://b.example/set'), credentials: 'omit', initiator },
    );

    expect(sent.slice(1, 4)).to.deep.equal(['a.example/omit none', 'a.example/same none', 'a.example/include a=1']);
    expect(wire.cookies.header('https://b.example/', 'none')).to.equal('');
  });

  it('go by their SameSite where another site began the request, and may be set by a navigation from there', async () => {
    const { server, sent } = noting({
      'a.example/set': () =>
        new Response(null, {
          headers: [
            ['set-cookie', 's=1; SameSite=Strict'],
            ['set-cookie', 'l=2'],
            ['set-cookie', 'n=3; SameSite=None; Secure'],
          ],
        }),
    });
    const initiator = originOf('b.example');
    const post = { method: 'POST', body: 'x' };

    await exchange(
      server,
      { ...get('https://a.example/set'), destination: 'script', initiator },
      { ...get('https://a.example/1') },
      { ...get('https://a.example/set'), ...post, destination: 'document', initiator },
      { ...get('https://a.example/link'), destination: 'document', initiator },
      { ...get('https://a.example/form'), ...post, destination: 'document', initiator },
      { ...get('https://a.example/user'), destination: 'document' },
    );

    expect(sent).to.deep.equal([
      'a.example/set none',
      'a.example/1 n=3',
      'a.example/set n=3',
      'a.example/link n=3; l=2',
      'a.example/form n=3',
      'a.example/user n=3; s=1; l=2',
    ]);
  });
});
