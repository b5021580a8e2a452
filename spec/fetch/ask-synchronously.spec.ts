import { expect } from 'chai';
import { keepText } from '../../lib/fetch/kept-text.ts';
import { late, never } from '../../lib/fetch/late.ts';
import type { PageServer } from '../../lib/fetch/page-server.ts';
import type { NetworkRequest } from '../../lib/fetch/request.ts';
import type { NetworkAnswer } from '../../lib/fetch/response.ts';
import { allowing, asked, listening } from './cross-origin.ts';
import { get, Wire } from './wire.ts';

const answerOf = (request: NetworkRequest, server: PageServer | null, wire: Wire = new Wire(server)): NetworkAnswer =>
  wire.network.requestSynchronously(request, { tab: 'tab1', owner: null }, null);
const text = (body: string, headers: Record<string, string> = {}): Response => keepText(new Response(body, { headers }), body);

describe('a request within the running task', () => {
  it('has what the server answers at once with a text that it has in hand, and who watches hears of both', () => {
    const wire = new Wire(() => text('hi', { 'x-a': '1', 'set-cookie': 's=1' }));

    const answer = answerOf(get('https://a.example/x'), null, wire);

    expect(answer).to.deep.include({ url: 'https://a.example/x', status: 200, body: 'hi' });
    expect(wire.observer.facts.map(({ type }) => type)).to.include.members(['request', 'response']);
    expect(wire.cookies.header('https://a.example/', 'strict')).to.equal('s=1');
    expect(wire.network.underWay).to.deep.equal([]);
  });

  it('has the empty page where there is no server', () => {
    expect(answerOf(get('https://a.example/'), null)).to.include({ status: 200 });
  });

  it('sends its method, its headers and its body', async () => {
    const bodies: Promise<string>[] = [];
    const { heard, server } = listening((request) => {
      bodies.push(request.text());
      return text('');
    });

    answerOf({ ...get('https://a.example/x'), method: 'POST', body: 'b' }, server);

    expect([heard, await bodies[0]]).to.deep.equal([['POST https://a.example/x'], 'b']);
  });

  it('follows redirects, and asks other origins beforehand', () => {
    const { heard, server } = listening(({ method, url }) => {
      if (method === 'OPTIONS') return keepText(allowing({ 'access-control-allow-methods': 'PUT' }, ''), '');
      return url.endsWith('/x') ? allowing({ location: '/y' }, null, 307) : keepText(allowing(), 'hi');
    });

    expect(answerOf(asked({ method: 'PUT' }), server)).to.include({ type: 'cors', body: 'hi' });
    expect(heard.map((each) => each.split(' ')[0])).to.deep.equal(['OPTIONS', 'PUT', 'OPTIONS', 'PUT']);
  });

  const refusals: readonly [string, RegExp, PageServer][] = [
    ['a promise', /answered with a promise, for which nobody can wait/, () => Promise.resolve(text('x'))],
    ['a promise that is rejected', /a promise/, () => Promise.reject(new Error('no'))],
    ['a late answer', /with a time, and time stands still/, () => late(text('x'), 5)],
    ['no answer ever', /with a time/, () => never()],
    ['a body that has to be waited for', /can only be waited for/, () => new Response('x')],
    ['no Response', /with no Response/, () => 'x' as never],
    ['a network error', /with a network error/, () => Response.error()],
    [
      'an error',
      /was not answered: disk full$/,
      () => {
        throw new Error('disk full');
      },
    ],
    [
      'something thrown',
      /was not answered: 'full'|full/,
      () => {
        // oxlint-disable-next-line no-throw-literal -- what a server may do
        throw 'full';
      },
    ],
  ];
  for (const [what, reason, server] of refusals) {
    it(`is a network error where the server has ${what}`, () => {
      expect(answerOf(get('https://a.example/x'), server))
        .to.have.property('reason')
        .that.matches(reason);
    });
  }
});
