import { expect } from 'chai';
import { getHeader } from '../../lib/fetch/header-list.ts';
import type { NetworkRequest } from '../../lib/fetch/request.ts';
import type { HostResponse } from '../../lib/fetch/response.ts';
import { allowing, asked, failureTo, listening, originOf } from './cross-origin.ts';
import { answerTo, get, Wire } from './wire.ts';

describe('a request of a page to its own origin', () => {
  for (const mode of ['cors', 'no-cors', 'same-origin'] as const) {
    it(`is answered with all that there is, and asked for without a preflight: ${mode}`, async () => {
      const { heard, server } = listening(() => new Response('hi', { headers: { 'x-a': '1' } }));

      const answer = await answerTo(asked({ url: 'https://a.example/x', method: 'PUT', headers: { 'x-q': '1' }, mode }), server);

      expect(answer).to.deep.include({ status: 200, body: 'hi' });
      expect([Object.keys(answer).includes('type'), heard]).to.deep.equal([false, ['PUT https://a.example/x https://a.example']]);
    });
  }
});

describe('a request of a page to another origin', () => {
  it("is not made with the mode 'same-origin'", async () => {
    const { heard, server } = listening(() => allowing());

    const failure = await failureTo(asked({ mode: 'same-origin' }), server);

    expect(failure).to.match(/^GET https:\/\/b\.example\/x was not asked: it is of another origin/);
    expect(heard).to.deep.equal([]);
  });

  it("is made with the mode 'no-cors', and its answer says nothing to page code", async () => {
    const { heard, server } = listening(() => new Response('secret', { status: 404 }));

    const answer = await answerTo(asked({ mode: 'no-cors' }), server);

    expect(answer).to.deep.include({ type: 'opaque', status: 0, url: '', body: '', headers: [] });
    expect(answer).to.have.property('internal').that.includes({ status: 404, body: 'secret' });
    expect(heard).to.deep.equal(['GET https://b.example/x']);
  });

  for (const redirect of ['error', 'manual'] as const) {
    it(`is not made with the mode 'no-cors' where redirects are to be ${redirect}`, async () => {
      expect(await failureTo(asked({ mode: 'no-cors', redirect }), () => allowing())).to.match(
        /'no-cors' redirects are followed/,
      );
    });
  }

  it('tells its origin, and is answered where that is allowed', async () => {
    const { heard, server } = listening(() => allowing());

    const answer = await answerTo(asked(), server);

    expect(answer).to.include({ type: 'cors', status: 200, url: 'https://b.example/x', body: 'hi' });
    expect(heard).to.deep.equal(['GET https://b.example/x https://a.example']);
  });

  it('is a network error where nothing is allowed, and who watches hears why', async () => {
    const wire = new Wire(() => new Response('secret'));
    wire.request(asked());

    await wire.settle();

    const reason =
      'GET https://b.example/x failed for https://a.example: the response has no Access-Control-Allow-Origin header.';
    const cure = 'Let pages answer with Access-Control-Allow-Origin: https://a.example.';
    expect(wire.answers).to.deep.equal([{ reason, cure }]);
    expect(wire.observer.facts.at(-1)).to.deep.equal({ type: 'response', request: 1, status: 0, reason });
  });

  it('is none to a scheme of which nothing is shared', async () => {
    expect(await failureTo(asked({ url: 'blob:https://b.example/1' }), () => allowing())).to.match(/nothing is shared/);
  });

  it('is restricted in nothing where the user asks, or a navigation', async () => {
    const unrestricted: readonly NetworkRequest[] = [get('https://b.example/x'), asked({ mode: 'navigate' })];

    for (const request of unrestricted) expect(await answerTo(request, () => new Response('hi'))).to.include({ body: 'hi' });
  });
});

describe('a redirect', () => {
  const to = (location: string, headers: Record<string, string> = {}): Response => allowing({ location, ...headers }, null, 302);

  it("is a network error where the page says 'error', also without a location", async () => {
    const request = asked({ url: 'https://a.example/x', redirect: 'error' });

    for (const server of [() => to('/y'), () => allowing({}, null, 302)]) {
      expect(await failureTo(request, server)).to.match(/it is a redirect, and the page said 'error'/);
    }
  });

  it("is an answer that says nothing where the page says 'manual'", async () => {
    const { heard, server } = listening(() => to('/y'));

    const answer = await answerTo(asked({ url: 'https://a.example/x', redirect: 'manual' }), server);

    expect(answer).to.deep.include({ type: 'opaqueredirect', status: 0, headers: [], body: '', url: 'https://a.example/x' });
    expect(heard).to.have.lengthOf(1);
  });

  it('to another origin has to be allowed there, by itself and by where it leads', async () => {
    const request = asked({ url: 'https://a.example/x' });
    const server =
      (redirect: Response, last: Response) =>
      ({ url }: Request): Response =>
        url.startsWith('https://a.example/x') ? redirect.clone() : last.clone();

    expect(await answerTo(request, server(to('https://b.example/'), allowing()))).to.include({ type: 'cors', body: 'hi' });
    expect(await failureTo(request, server(to('https://b.example/'), new Response()))).to.match(/no Access-Control-Allow-Origin/);
    const silent = (): Response => Response.redirect('https://b.example/2', 302);
    expect(await failureTo(asked({ url: 'https://b.example/1' }), silent)).to.match(/no Access-Control-Allow/);
  });

  it('through another origin and back makes the origin unknown, and the answer one of another origin', async () => {
    const { heard, server } = listening(({ url }) => {
      if (url === 'https://a.example/1') return to('https://b.example/2');
      return url === 'https://b.example/2' ? to('https://a.example/3') : allowing({ 'access-control-allow-origin': 'null' });
    });

    const answer = await answerTo(asked({ url: 'https://a.example/1' }), server);

    expect(answer).to.include({ type: 'cors', body: 'hi' });
    expect(heard).to.deep.equal([
      'GET https://a.example/1',
      'GET https://b.example/2 https://a.example',
      'GET https://a.example/3 null',
    ]);
  });

  it('with the mode no-cors stays opaque on its way back', async () => {
    const server = ({ url }: Request): Response =>
      url === 'https://b.example/x' ? to('https://a.example/') : new Response('hi');

    expect(await answerTo(asked({ mode: 'no-cors' }), server)).to.include({ type: 'opaque', body: '' });
  });

  it('is asked for with a preflight of its own', async () => {
    const { heard, server } = listening(({ method, url }) => {
      if (method === 'OPTIONS') return allowing({ 'access-control-allow-methods': 'PUT' });
      return url.endsWith('/x') ? allowing({ location: '/y' }, null, 307) : allowing();
    });

    const answer = await answerTo(asked({ method: 'PUT' }), server);

    expect(answer).to.include({ body: 'hi' });
    expect(heard.map((each) => each.split(' ').slice(0, 2).join(' '))).to.deep.equal([
      'OPTIONS https://b.example/x',
      'PUT https://b.example/x',
      'OPTIONS https://b.example/y',
      'PUT https://b.example/y',
    ]);
  });

  it('to a URL with a user or a password is none across origins', async () => {
    expect(await failureTo(asked(), () => to('https://u:p@c.example/'))).to.match(/with a user or a password/);
  });

  it('to another origin loses the Authorization header', async () => {
    const { heard, server } = listening(({ url }) => (url.endsWith('/1') ? to('https://b.example/2') : new Response()));

    await answerTo({ ...get('https://a.example/1'), headers: { authorization: 'Basic x' } }, server);

    expect(heard).to.deep.equal(['GET https://a.example/1 Basic x', 'GET https://b.example/2']);
  });

  it('stands in the answer, with its headers', async () => {
    const server = ({ url }: Request): Response => (url.endsWith('/x') ? to('/y', { 'x-hop': '1' }) : new Response('hi'));

    const { redirects = [] } = (await answerTo(get('https://a.example/x'), server)) as HostResponse;

    expect(redirects.map(({ url, headers }) => [url, getHeader(headers, 'x-hop')])).to.deep.equal([['https://a.example/x', '1']]);
  });
});

describe('cookies of a request to another origin', () => {
  const seed = async (wire: Wire): Promise<void> => {
    wire.request(get('https://b.example/login'));
    await wire.settle();
  };

  for (const [credentials, cookie] of [
    ['include', 's=1'],
    ['same-origin', undefined],
    ['omit', undefined],
  ] as const) {
    it(`go along with the credentials mode ${credentials}: ${cookie ?? 'none'}`, async () => {
      const { heard, server } = listening(({ url }) => {
        const headers = { 'set-cookie': 's=1; SameSite=None; Secure', 'access-control-allow-credentials': 'true' };
        return url.endsWith('login') ? new Response('', { headers }) : allowing(headers);
      });
      const wire = new Wire(server);
      await seed(wire);

      wire.request(asked({ credentials, initiator: originOf('https://a.example/') }));
      await wire.settle();

      expect(heard[1]).to.equal(['GET https://b.example/x https://a.example', cookie].filter(Boolean).join(' '));
    });
  }
});
