import { expect } from 'chai';
import { originHeader, redirectTaint } from '../../lib/fetch/origin-header.ts';
import type { NetworkRequest } from '../../lib/fetch/request.ts';
import { asked, originOf } from './cross-origin.ts';

const headerOf = (request: NetworkRequest, responseTainting: 'basic' | 'cors' | 'opaque' = 'basic'): string | null =>
  originHeader({ request, urls: [request.url], redirects: [], responseTainting, isPreflight: false });

describe('the Origin header', () => {
  it('goes with what another origin may let be read, whatever the method is', () => {
    expect(headerOf(asked(), 'cors')).to.equal('https://a.example');
  });

  it('goes otherwise with methods that change something', () => {
    const mine = { url: 'https://a.example/x' };

    expect([headerOf(asked(mine)), headerOf(asked({ ...mine, method: 'HEAD' }))]).to.deep.equal([null, null]);
    expect(headerOf(asked({ ...mine, method: 'POST' }))).to.equal('https://a.example');
    expect(headerOf(asked({ method: 'POST', mode: 'navigate' }))).to.equal('https://a.example');
  });

  it('is null from HTTPS to HTTP where nobody may read', () => {
    const request = asked({ url: 'http://b.example/', method: 'POST', mode: 'no-cors' });

    expect(headerOf(request, 'opaque')).to.equal('null');
  });

  it('is absent where the user asks', () => {
    const { initiator: _, ...request } = asked({ method: 'POST', mode: 'navigate' });

    expect(headerOf(request)).to.equal(null);
  });
});

describe('the taint of redirects', () => {
  const origin = originOf('https://a.example/');

  for (const [urls, taint] of [
    [['https://b.example/'], 'same-origin'],
    [['https://a.example/', 'https://b.example/'], 'same-origin'],
    [['https://b.example/', 'https://a.example/'], 'cross-site'],
    [['https://a.example/', 'https://b.example/', 'https://c.example/'], 'cross-site'],
    [['https://x.a.example/', 'https://a.example/'], 'same-site'],
  ] as const) {
    it(`of ${urls.join(' to ')} is ${taint}`, () => {
      expect(redirectTaint(origin, urls)).to.equal(taint);
    });
  }
});
