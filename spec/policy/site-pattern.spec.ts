import { expect } from 'chai';
import { parseSitePattern } from '../../lib/policy/site-pattern.ts';

describe('a line that means sites', () => {
  for (const [line, kind, text] of [
    ['ads.example', 'host', 'ads.example'],
    ['ADS.Example', 'host', 'ads.example'],
    ['ads.example.', 'host', 'ads.example'],
    ['ads.co.uk', 'host', 'ads.co.uk'],
    ['one.github.io', 'host', 'one.github.io'],
    ['bücher.example', 'host', 'xn--bcher-kva.example'],
    ['xn--bcher-kva.example', 'host', 'xn--bcher-kva.example'],
    ['127.0.0.1', 'host alone', '127.0.0.1'],
    ['0x7f.1', 'host alone', '127.0.0.1'],
    ['[::0001]', 'host alone', '[::1]'],
    ['localhost', 'host alone', 'localhost'],
    ['localhost.', 'host alone', 'localhost'],
    ['https://ads.example', 'origin', 'https://ads.example'],
    ['HTTPS://ADS.example:443/', 'origin', 'https://ads.example'],
    ['http://bücher.example:8080', 'origin', 'http://xn--bcher-kva.example:8080'],
    ['https://co.uk', 'origin', 'https://co.uk'],
    ['http://[::1]:3000', 'origin', 'http://[::1]:3000'],
  ] as const) {
    it(`is ${kind === 'origin' ? 'an origin' : `a ${kind}`}: ${line}`, () => {
      expect(parseSitePattern(line)).to.deep.equal({ kind, text });
    });
  }

  for (const [line, why, mend] of [
    ['', 'it is no host', 'Write a host such as ads.example, or an origin such as https://ads.example.'],
    ['.', 'it is no host', 'Write a host such as ads.example, or an origin such as https://ads.example.'],
    ['a b', 'it is no host', 'Write a host such as ads.example, or an origin such as https://ads.example.'],
    ['ads.example/path', 'it is no host', 'Write a host such as ads.example, or an origin such as https://ads.example.'],
    ['ads.example:80', 'it is no host', 'Write a host such as ads.example, or an origin such as https://ads.example.'],
    ['*.ads.example', 'a host means all below it already', 'Write ads.example.'],
    ['co.uk', 'everybody may have a site under co.uk', 'Name the site that you mean, such as ads.co.uk.'],
    ['co.uk.', 'everybody may have a site under co.uk', 'Name the site that you mean, such as ads.co.uk.'],
    ['com', 'everybody may have a site under com', 'Name the site that you mean, such as ads.com.'],
    ['github.io', 'everybody may have a site under github.io', 'Name the site that you mean, such as ads.github.io.'],
    ['https://', 'it is no origin', 'Write an origin such as https://ads.example, or a host such as ads.example.'],
    ['ftp://ads.example', 'it is no origin', 'Write an origin such as https://ads.example, or a host such as ads.example.'],
    [
      'blob:https://a.example/1',
      'it is no origin',
      'Write an origin such as https://ads.example, or a host such as ads.example.',
    ],
    ['https://a.example/path', 'storage is that of a whole origin and knows no paths', 'Write https://a.example.'],
    ['https://a.example/?q', 'storage is that of a whole origin and knows no paths', 'Write https://a.example.'],
    ['https://a.example/#f', 'storage is that of a whole origin and knows no paths', 'Write https://a.example.'],
    ['https://me:secret@a.example', 'storage is that of a whole origin and knows no paths', 'Write https://a.example.'],
  ] as const) {
    it(`means nobody: ${line}`, () => {
      expect(parseSitePattern(line)).to.deep.equal({ why, mend });
    });
  }
});
