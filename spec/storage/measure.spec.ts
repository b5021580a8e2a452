import { expect } from 'chai';
import { measures } from '../../lib/storage/measure.ts';

describe('how much a text takes', () => {
  for (const [text, utf16, utf8, webkit] of [
    ['', 0, 0, 0],
    ['abc', 3, 3, 3],
    ['é', 1, 2, 1],
    ['ÿ', 1, 2, 1],
    ['Ā', 1, 2, 2],
    ['aé世', 3, 6, 6],
    ['\u{1F600}', 2, 4, 4],
    ['\uD800', 1, 3, 2],
    ['\0\n', 2, 2, 2],
  ] as const) {
    it(`in code units, in bytes of UTF-8, in WebKit's bytes: ${JSON.stringify(text)}`, () => {
      const taken = [measures['utf-16'], measures['utf-8'], measures['latin-1-or-utf-16']].map((measure) => measure(text));

      expect(taken).to.deep.equal([utf16, utf8, webkit]);
    });
  }
});
