import { expect } from 'chai';
import { locationAfterSetting, type LocationPart } from '../../../lib/html/navigation/location-setters.ts';

class PageException extends Error {
  readonly code = 12;
  constructor(message?: string, name?: string) {
    super(message);
    this.name = name ?? 'Error';
  }
}

const realm = {
  TypeError,
  RangeError,
  DOMException: PageException,
  objectPrototype: Object.prototype,
  Promise,
  functionPrototype: Function.prototype,
  arrayPrototype: Array.prototype,
};

const page = 'https://a.example/dir/p?q#f';

/** What follows from setting a part to a value: a URL, or null for nothing. */
const rules: readonly [url: string, part: LocationPart, value: string, result: string | null][] = [
  [page, 'protocol', 'http', 'http://a.example/dir/p?q#f'],
  [page, 'protocol', 'HT\ntp:x', 'http://a.example/dir/p?q#f'],
  [page, 'protocol', 'https', page],
  [page, 'protocol', 'ftp', null],
  [page, 'protocol', 'data', null],
  [page, 'protocol', 'javascript', null],
  ['about:blank', 'protocol', 'http', null],
  ['file:///a', 'protocol', 'about', null],
  [page, 'host', 'b.example:81', 'https://b.example:81/dir/p?q#f'],
  [page, 'host', 'no host', page],
  [page, 'hostname', 'b.example', 'https://b.example/dir/p?q#f'],
  [page, 'port', '8080', 'https://a.example:8080/dir/p?q#f'],
  ['https://a.example:8080/', 'port', '', 'https://a.example/'],
  ['https://a.example:8080/', 'port', 'x', 'https://a.example:8080/'],
  [page, 'pathname', 'x y', 'https://a.example/x%20y?q#f'],
  [page, 'search', 'x', 'https://a.example/dir/p?x#f'],
  [page, 'search', '', 'https://a.example/dir/p#f'],
  [page, 'search', '?', 'https://a.example/dir/p?#f'],
  ['about:blank', 'host', 'a.example', null],
  ['about:blank', 'hostname', 'a.example', null],
  ['about:blank', 'port', '80', null],
  ['about:blank', 'pathname', 'x', null],
  ['about:blank', 'search', 'x', 'about:blank?x'],
  ['about:blank', 'hash', 'x', 'about:blank#x'],
  ['data:text/html,a', 'pathname', 'x', null],
  ['data:text/html,a', 'hash', 'x', 'data:text/html,a#x'],
  ['file:///a', 'port', '80', null],
  ['file://host/a', 'port', '80', null],
  ['file:///a', 'pathname', 'b', 'file:///b'],
  ['x://host/p', 'port', '80', 'x://host:80/p'],
  ['x:/p', 'port', '80', null],
  ['x:/p', 'pathname', 'q', 'x:/q'],
  [page, 'hash', 'g', 'https://a.example/dir/p?q#g'],
  [page, 'hash', '##g', 'https://a.example/dir/p?q##g'],
  [page, 'hash', 'f', null],
  [page, 'hash', '#f', null],
  [page, 'hash', '', 'https://a.example/dir/p?q#'],
  [page, 'hash', '#', 'https://a.example/dir/p?q#'],
  ['https://a.example/', 'hash', '', null],
  ['https://a.example/#', 'hash', '#', null],
  ['https://a.example/#a%20b', 'hash', 'a b', null],
];

describe('setting a part of location', () => {
  for (const [url, part, value, result] of rules) {
    it(`${result === null ? 'does nothing' : `leads to ${result}`} for ${JSON.stringify(value)} as ${part} of ${url}`, () => {
      expect(locationAfterSetting(realm, url, part, value)).to.equal(result);
    });
  }

  for (const value of ['', '1http', ':', 'a b', '\u0000', 'é']) {
    it(`throws a SyntaxError for ${JSON.stringify(value)} as protocol`, () => {
      expect(() => locationAfterSetting(realm, page, 'protocol', value))
        .to.throw(PageException)
        .with.property('name', 'SyntaxError');
    });
  }
});
