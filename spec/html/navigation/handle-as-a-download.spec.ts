import { expect } from 'chai';
import { downloadName } from '../../../lib/html/navigation/handle-as-a-download.ts';

const named = (disposition: string, url = 'https://a.example/dir/report'): string | null =>
  downloadName([['content-disposition', disposition]], url);
const typed = (contentType: string): string | null => downloadName([['Content-Type', contentType]], 'https://a.example/file.bin');

describe('a response to a navigation', () => {
  it('is shown without a header that says otherwise', () => {
    expect(downloadName([], 'https://a.example/file.bin')).to.equal(null);
  });

  const shown = ['text/html; charset=utf-8', 'TEXT/plain', 'application/xhtml+xml', 'application/xml', 'application/json'];
  const alsoShown = ['application/ld+json', 'text/javascript', 'application/javascript', 'application/pdf', 'image/svg+xml'];
  for (const type of [...shown, ...alsoShown, 'image/png', 'audio/ogg', 'video/mp4', 'nonsense', '', 'a b/c']) {
    it(`is shown as ${JSON.stringify(type)}`, () => {
      expect(typed(type)).to.equal(null);
    });
  }

  for (const type of ['application/octet-stream', 'application/zip; x=y', 'APPLICATION/ZIP', 'application/jsonp', 'font/woff2']) {
    it(`is saved as ${type}, which no page shows`, () => {
      expect(typed(type)).to.equal('file.bin');
    });
  }
});

describe('Content-Disposition', () => {
  for (const disposition of ['inline', 'INLINE; filename="x.txt"', '', '  ', 'filename=x.txt', ';filename=x.txt']) {
    it(`shows ${JSON.stringify(disposition)}`, () => {
      expect(named(disposition)).to.equal(null);
    });
  }

  it('names a response of a type that is not shown, inline or not', () => {
    const headers = [
      ['content-type', 'application/zip'],
      ['content-disposition', 'inline; filename=x.zip'],
    ] as const;

    expect(downloadName(headers, 'https://a.example/')).to.equal('x.zip');
  });

  const names: readonly (readonly [disposition: string, name: string])[] = [
    ['attachment', 'report'],
    ['Attachment ;', 'report'],
    ['something-new', 'report'],
    ['attachment; filename=x.txt', 'x.txt'],
    ['attachment; FileName = x.txt ; size=3', 'x.txt'],
    ['attachment;filename="a b; c.txt"', 'a b; c.txt'],
    [String.raw`attachment; filename="say \"hi\".txt"`, 'say "hi".txt'],
    ['attachment; filename="open', 'open'],
    ['attachment; filename=first; filename=second', 'first'],
    ["attachment; filename=plain; filename*=UTF-8''%e2%82%ac%20rates.txt", '€ rates.txt'],
    ["attachment; filename*=iso-8859-1'en'%A3%20rates.txt; filename=plain", '£ rates.txt'],
    ["attachment; filename*=utf-8''%zz; filename=plain", 'plain'],
    ["attachment; filename*=koi8-r''x; filename=plain", 'plain'],
    ['attachment; filename*=broken; filename=plain', 'plain'],
    ['attachment; filename="../../etc/passwd"', 'passwd'],
    [String.raw`attachment; filename=temp\x.txt`, 'x.txt'],
    ['attachment; filename="a\u0000b\u007f.txt"', 'ab.txt'],
    ['attachment; filename=".."', 'report'],
    ['attachment; filename=""', 'report'],
  ];
  for (const [disposition, name] of names) {
    it(`saves ${JSON.stringify(disposition)} as ${name}`, () => {
      expect(named(disposition)).to.equal(name);
    });
  }

  it('falls back to the last part of the path, decoded where that can be done, or else to download', () => {
    expect(named('attachment', 'https://a.example/a/%C3%BC.txt?q=/x')).to.equal('ü.txt');
    expect(named('attachment', 'https://a.example/a/100%.txt')).to.equal('100%.txt');
    expect(named('attachment', 'https://a.example/a%2Fb')).to.equal('b');
    expect(named('attachment', 'https://a.example/dir/')).to.equal('download');
    expect(named('attachment', 'blob:https://a.example/1')).to.equal('download');
  });
});
