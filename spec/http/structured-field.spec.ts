import { expect } from 'chai';
import fc from 'fast-check';
import { parseStructuredItem } from '../../lib/http/structured-field.ts';

describe('a structured field that is an item', () => {
  for (const [input, value] of [
    ['same-origin', 'same-origin'],
    ['  same-origin  ', 'same-origin'],
    ['*a/b:c.d_e~f|g`h^i+j-k', '*a/b:c.d_e~f|g`h^i+j-k'],
    ['a; report-to="endpoint"', 'a'],
    ['a;b;c=1;*d=2.5;  e=?0;f=:YQ==:;g=@12;h=%"%c3%bc";i=tok', 'a'],
    ['a;b="quote \\" and \\\\"', 'a'],
  ] as const) {
    it(`is a token: ${input}`, () => {
      expect(parseStructuredItem(input)).to.deep.equal({ type: 'token', value });
    });
  }

  it('is a boolean', () => {
    expect(parseStructuredItem('?1')).to.deep.equal({ type: 'boolean', value: true });
    expect(parseStructuredItem('?0')).to.deep.equal({ type: 'boolean', value: false });
    expect(parseStructuredItem('?1;x=y')).to.deep.equal({ type: 'boolean', value: true });
  });

  for (const input of ['"same-origin"', '1', '-15', '1.5', ':aGk=:', '@1659578233', '%"x"']) {
    it(`is something else: ${input}`, () => {
      expect(parseStructuredItem(input)).to.deep.equal({ type: 'other' });
    });
  }

  for (const input of [
    '',
    ' ',
    '\tsame-origin',
    'same-origin\t',
    'same-origin, same-origin',
    'same-origin x',
    'same-origin;',
    'same-origin ;x',
    'same-origin;X',
    'same-origin; x = y',
    'same-origin;x=',
    '?2',
    '?',
    '?true',
    '-',
    '1.',
    '1.2345',
    '1234567890123456',
    '1234567890123.5',
    '"open',
    '"\\a"',
    ':a',
    '%"%ZZ"',
    'ü',
    '(a b)',
  ]) {
    it(`is refused as a whole: ${JSON.stringify(input)}`, () => {
      expect(parseStructuredItem(input)).to.equal(null);
    });
  }

  it('never throws, and never takes what is no ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (input) => {
        const item = parseStructuredItem(input);

        if (/[^\0-\x7F]/.test(input)) expect(item).to.equal(null);
      }),
    );
  });

  it('is refused soon when it is long', () => {
    expect(parseStructuredItem(`a${';b=1'.repeat(20_000)},`)).to.equal(null);
    expect(parseStructuredItem(`a${' '.repeat(50_000)}x`)).to.equal(null);
  });
});
