import { expect } from 'chai';
import { parseRefresh } from '../../../lib/html/navigation/declarative-refresh.ts';

const base = 'https://a.example/dir/p';

const rules: readonly [content: string, delayMs: number, url: string | null][] = [
  ['5', 5000, null],
  [' 5 ', 5000, null],
  ['5;', 5000, null],
  ['.9', 0, null],
  ['1.7.3', 1000, null],
  ['0;/y', 0, 'https://a.example/y'],
  ['0 /y', 0, 'https://a.example/y'],
  ["0, url='x", 0, 'https://a.example/dir/x'],
  [' 1.7 ; URL = "/a b" rest', 1000, 'https://a.example/a%20b'],
  ['0; "/q" rest', 0, 'https://a.example/q'],
  ['0; url', 0, 'https://a.example/dir/url'],
  ['0; u=x', 0, 'https://a.example/dir/u=x'],
  ['0; url=', 0, base],
  ["0; ''", 0, base],
  ['3;;x', 3000, 'https://a.example/dir/;x'],
  ['0; url=https://b.example', 0, 'https://b.example/'],
];

describe('a declarative refresh', () => {
  for (const [content, delayMs, url] of rules) {
    it(`says ${delayMs} ms and ${url ?? "the document's own URL"} with ${JSON.stringify(content)}`, () => {
      expect(parseRefresh(content, base)).to.deep.equal({ delayMs, url });
    });
  }

  for (const content of ['', 'soon', '-1', '; url=x', '5x', '0; url=http://[', '0; url=javascript:x']) {
    it(`says nothing with ${JSON.stringify(content)}`, () => {
      expect(parseRefresh(content, base)).to.equal(null);
    });
  }

  it('keeps its time a number that can be reckoned with', () => {
    expect(parseRefresh('9'.repeat(400), base)?.delayMs).to.equal(Number.MAX_SAFE_INTEGER);
  });
});
