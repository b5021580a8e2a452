import { expect } from 'chai';
import { isPotentiallyTrustworthy } from '../../lib/origin/potentially-trustworthy.ts';

describe('a potentially trustworthy URL', () => {
  const trusted = ['https://a.example/', 'wss://a.example/', 'http://127.0.0.1:80/', 'http://127.9.9.9/', 'http://[::1]/'];
  for (const url of [...trusted, 'http://localhost/', 'http://LOCALHOST.:8080/', 'http://app.localhost/', 'file:///x']) {
    it(`is ${url}`, () => {
      expect(isPotentiallyTrustworthy(new URL(url))).to.equal(true);
    });
  }

  for (const url of ['http://a.example/', 'ws://a.example/', 'http://localhost.example/', 'http://128.0.0.1/', 'data:,x']) {
    it(`is not ${url}`, () => {
      expect(isPotentiallyTrustworthy(new URL(url))).to.equal(false);
    });
  }
});
