import { expect } from 'chai';
import {
  extractHeaderListValues,
  isSafelistedMethod,
  isSafelistedRequestHeader,
  unsafeRequestHeaderNames,
} from '../../lib/fetch/request-headers.ts';

describe('what a request may have without a preflight', () => {
  it('is a method of three, as they are written', () => {
    expect(['GET', 'HEAD', 'POST', 'PUT', 'get', 'OPTIONS'].map(isSafelistedMethod)).to.deep.equal([
      ...[true, true, true],
      ...[false, false, false],
    ]);
  });

  for (const [name, value, isSafe] of [
    ['Accept', 'text/html', true],
    ['accept', 'a"b', false],
    ['accept-language', 'de, en;q=0.5', true],
    ['content-language', 'de_DE', false],
    ['Content-Type', 'Text/Plain; charset=utf-8', true],
    ['content-type', 'multipart/form-data; boundary=x', true],
    ['content-type', 'application/x-www-form-urlencoded', true],
    ['content-type', 'application/json', false],
    ['content-type', 'text/plain; a="b"', false],
    ['range', 'bytes=0-', true],
    ['range', 'bytes=-5', false],
    ['x-a', '1', false],
    ['accept', 'a'.repeat(129), false],
  ] as const) {
    it(`is ${isSafe ? '' : 'not '}the header ${name}: ${value.slice(0, 40)}`, () => {
      expect(isSafelistedRequestHeader(name, value)).to.equal(isSafe);
    });
  }

  it('is none of what is longer than 1024 together, though each of it would do', () => {
    const spellings = ['accept', 'Accept', 'aCcept', 'acCept', 'accEpt', 'accePt', 'accepT', 'ACcept', 'AcCept'];
    const headers = (count: number): Record<string, string> =>
      Object.fromEntries(spellings.slice(0, count).map((name) => [name, 'a'.repeat(128)]));

    expect([unsafeRequestHeaderNames(headers(8)).length, unsafeRequestHeaderNames(headers(9)).length]).to.deep.equal([0, 9]);
  });

  it('names the rest in lower case, sorted', () => {
    expect(unsafeRequestHeaderNames({ 'X-B': '1', Accept: '*/*', 'X-A': '2' })).to.deep.equal(['x-a', 'x-b']);
  });
});

describe('values of a header', () => {
  it('are the tokens between commas; none where one is no token', () => {
    expect(extractHeaderListValues([['A', 'x,  y ,']], 'a')).to.deep.equal(['x', 'y']);
    expect(extractHeaderListValues([], 'a')).to.deep.equal([]);
    expect(extractHeaderListValues([['a', 'x y']], 'a')).to.equal(null);
  });
});
