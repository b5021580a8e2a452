import { expect } from 'chai';
import { determineSameSiteMode, includesCredentials, maySetSameSiteCookies } from '../../lib/fetch/same-site-mode.ts';
import type { Origin } from '../../lib/origin/origin.ts';

const a: Origin = { opaque: false, scheme: 'https', host: 'a.example', port: null };
const subdomain: Origin = { ...a, host: 'www.a.example', port: 8443 };
const insecure: Origin = { ...a, scheme: 'http' };
const b: Origin = { ...a, host: 'b.example' };
const opaque: Origin = { opaque: true, id: 1 };
const toA = ['https://a.example/'];

describe('the same-site mode of a request', () => {
  it('is strict for what the user asks for, and for what the same site does', () => {
    expect(determineSameSiteMode('GET', { destination: 'document' }, toA)).to.equal('strict');
    expect(determineSameSiteMode('POST', { destination: 'document', initiator: null }, toA)).to.equal('strict');
    for (const initiator of [a, subdomain]) {
      expect(determineSameSiteMode('POST', { destination: 'document', initiator }, toA)).to.equal('strict');
      expect(determineSameSiteMode('GET', { initiator, ancestors: [subdomain] }, toA)).to.equal('strict');
    }
  });

  for (const [name, initiator] of Object.entries({ 'another site': b, 'another scheme': insecure, 'an opaque origin': opaque })) {
    it(`is lax for a navigation of a tab by ${name} with a safe method, and none for all else`, () => {
      expect(determineSameSiteMode('GET', { destination: 'document', initiator }, toA)).to.equal('lax');
      expect(determineSameSiteMode('HEAD', { destination: 'document', initiator }, toA)).to.equal('lax');
      expect(determineSameSiteMode('POST', { destination: 'document', initiator }, toA)).to.equal('none');
      expect(determineSameSiteMode('GET', { destination: 'frame', initiator }, toA)).to.equal('none');
      expect(determineSameSiteMode('GET', { destination: 'script', initiator }, toA)).to.equal('none');
      expect(determineSameSiteMode('GET', { initiator }, toA)).to.equal('none');
    });
  }

  it('is none in a frame below a document of another site, whoever asks', () => {
    expect(determineSameSiteMode('GET', { initiator: a, ancestors: [a, b] }, toA)).to.equal('none');
    expect(determineSameSiteMode('GET', { destination: 'frame', initiator: null, ancestors: [b] }, toA)).to.equal('none');
  });

  it('is that of another site from the first redirect through one', () => {
    const through = ['https://a.example/', 'https://b.example/', 'https://a.example/back'];

    expect(determineSameSiteMode('GET', { destination: 'document' }, through)).to.equal('lax');
    expect(determineSameSiteMode('GET', { initiator: a }, through)).to.equal('none');
    expect(determineSameSiteMode('GET', { initiator: a }, ['https://a.example/1', 'https://x.a.example/2'])).to.equal('strict');
  });
});

describe('credentials of a request', () => {
  it('are included unless it says otherwise', () => {
    expect(includesCredentials({ initiator: b }, toA)).to.equal(true);
    expect(includesCredentials({ initiator: b, credentials: 'include' }, toA)).to.equal(true);
    expect(includesCredentials({ initiator: a, credentials: 'omit' }, toA)).to.equal(false);
  });

  it('of the same origin are included until another origin takes part, be it of the same site', () => {
    const includes = (initiator: Origin | null, urls: readonly string[]): boolean =>
      includesCredentials({ credentials: 'same-origin', initiator, ancestors: [b] }, urls);

    expect(includes(a, toA)).to.equal(true);
    expect(includes(null, toA)).to.equal(true);
    expect(includes(subdomain, toA)).to.equal(false);
    expect(includes(a, ['https://a.example/', 'https://b.example/', 'https://a.example/'])).to.equal(false);
  });
});

describe('a response that sets cookies', () => {
  it('may set all of them for a navigation of a tab and within its site, else only those with SameSite=None', () => {
    expect(maySetSameSiteCookies('POST', { destination: 'document', initiator: b }, toA)).to.equal(true);
    expect(maySetSameSiteCookies('GET', { initiator: a }, toA)).to.equal(true);
    expect(maySetSameSiteCookies('GET', { initiator: b }, toA)).to.equal(false);
    expect(maySetSameSiteCookies('GET', { destination: 'frame', initiator: b, ancestors: [b] }, toA)).to.equal(false);
  });
});
