import { expect } from 'chai';
import type { NetworkRequest } from '../../lib/fetch/request.ts';
import { allowing, asked, failureTo, listening } from './cross-origin.ts';
import { answerTo, Wire } from './wire.ts';

describe('a preflight', () => {
  const put: NetworkRequest = asked({ method: 'PUT', headers: { 'X-Q': '1', 'content-type': 'application/json' }, body: '{}' });
  const everything = { 'access-control-allow-methods': 'PUT', 'access-control-allow-headers': 'x-q, Content-Type' };
  const answering =
    (headers: Record<string, string>, status: number = 200) =>
    ({ method }: Request): Response =>
      method === 'OPTIONS' ? allowing(headers, '', status) : allowing();

  it('asks for the method and the headers, without credentials and body, before the request is made', async () => {
    const { heard, server } = listening(answering({ ...everything, 'access-control-allow-credentials': 'true' }));

    const answer = await answerTo(put, server);

    expect(answer).to.include({ status: 200, body: 'hi' });
    expect(heard).to.deep.equal([
      'OPTIONS https://b.example/x https://a.example PUT content-type,x-q',
      'PUT https://b.example/x https://a.example',
    ]);
  });

  it('is made for each request: no answer to one is kept', async () => {
    const { heard, server } = listening(answering({ ...everything, 'access-control-max-age': '600' }));
    const wire = new Wire(server);

    for (const _ of [1, 2]) wire.request(put);
    await wire.settle();

    expect(heard.filter((each) => each.startsWith('OPTIONS'))).to.have.lengthOf(2);
  });

  it('is made for a simple request whose upload is watched', async () => {
    const { heard, server } = listening(answering({}));

    await answerTo(asked({ method: 'POST', useCORSPreflight: true }), server);

    expect(heard.map((each) => each.split(' ')[0])).to.deep.equal(['OPTIONS', 'POST']);
  });

  it('is not made for what a form could send', async () => {
    const { heard, server } = listening(answering({}));

    await answerTo(asked({ method: 'POST', headers: { 'content-type': 'text/plain;charset=UTF-8' }, body: 'b' }), server);

    expect(heard.map((each) => each.split(' ')[0])).to.deep.equal(['POST']);
  });

  const refusals: readonly [string, RegExp, (request: Request) => Response, NetworkRequest?][] = [
    ['is not allowed to read', /has no Access-Control-Allow-Origin header/, () => new Response()],
    ['has another status than 2xx', /preflight has the status 404/, answering(everything, 404)],
    ['is a redirect', /preflight has the status 302/, answering({ ...everything, location: '/y' }, 302)],
    [
      'does not name the method',
      /does not name PUT in Access-Control-Allow-Methods/,
      answering({ ...everything, 'access-control-allow-methods': 'put' }),
    ],
    [
      'does not name a header',
      /does not name content-type in Access-Control-Allow-Headers/,
      answering({ ...everything, 'access-control-allow-headers': 'x-q' }),
    ],
    ['does not parse', /headers that do not parse/, answering({ ...everything, 'access-control-allow-methods': 'a b' })],
    [
      'has * for Authorization',
      /does not name authorization/,
      answering({ 'access-control-allow-headers': '*' }),
      asked({ headers: { authorization: 'x' } }),
    ],
    [
      'has * for a request with credentials',
      /does not name PUT/,
      answering({ 'access-control-allow-methods': '*', 'access-control-allow-credentials': 'true' }),
      asked({ method: 'PUT', credentials: 'include' }),
    ],
  ];
  for (const [what, reason, answer, request = put] of refusals) {
    it(`forbids the request where its answer ${what}`, async () => {
      const { heard, server } = listening(answer);

      const failure = await failureTo(request, server);

      expect(failure).to.match(reason);
      expect(heard).to.have.lengthOf(1);
    });
  }

  it('allows with * every method and header of a request without credentials', async () => {
    const headers = { 'access-control-allow-methods': '*', 'access-control-allow-headers': '*' };

    expect(await answerTo(put, answering(headers))).to.include({ body: 'hi' });
  });
});
