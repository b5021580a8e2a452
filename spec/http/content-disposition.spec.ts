import { expect } from 'chai';
import { decodeExtendedValue, parseContentDisposition } from '../../lib/http/content-disposition.ts';

describe('the header Content-Disposition', () => {
  for (const header of ['inline', 'INLINE; size=3', '', '  ', 'size=3', ';size=3']) {
    it(`says to show what comes: ${JSON.stringify(header)}`, () => {
      expect(parseContentDisposition(header)).to.deep.equal({ type: 'inline', filename: null });
    });
  }

  for (const header of ['attachment', 'Attachment ;', 'something-new']) {
    it(`says to keep what comes: ${header}`, () => {
      expect(parseContentDisposition(header)).to.deep.equal({ type: 'attachment', filename: null });
    });
  }

  it('gives the file name, quoted or not, the extended one before the plain one', () => {
    expect(parseContentDisposition(String.raw`attachment; filename="say \"hi\".txt"`).filename).to.equal('say "hi".txt');
    expect(parseContentDisposition('attachment; FileName = x.txt ; size=3').filename).to.equal('x.txt');
    expect(parseContentDisposition("attachment; filename=plain; filename*=UTF-8''%e2%82%ac").filename).to.equal('€');
  });
});

describe('an extended value', () => {
  it('is UTF-8 or ISO 8859-1, and nothing where it does not decode', () => {
    expect(decodeExtendedValue('%C3%BC', 'utf-8')).to.equal('ü');
    expect(decodeExtendedValue('%FC', 'iso-8859-1')).to.equal('ü');
    expect(decodeExtendedValue('%zz', 'utf-8')).to.equal(null);
    expect(decodeExtendedValue('x', 'koi8-r')).to.equal(null);
  });
});
