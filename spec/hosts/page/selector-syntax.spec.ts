import { expect } from 'chai';
import { isSelectorList, KnownSelectors } from '../../../lib/hosts/page/selector-syntax.ts';

const selectors: Readonly<Record<string, readonly string[]>> = {
  'names and signs': ['p', '*', 'é', '--x', '-a', '_x', '#a', '.a', '#😀', 'p.a.b#c', '*.x', '.a\\:b', '#\\31 a', 'a\\', ' p '],
  combinators: ['a b', 'a > b', 'a+b', 'a ~ b', 'a\n>\nb', 'p/**/a', 'p , a', 'p + a ~ b > c d'],
  attributes: [
    '[a]',
    '[ a = "b" ]',
    '[a=b]',
    "[a^='b']",
    '[a|=b]',
    '[a="b" i]',
    '[a=b s]',
    '[*|x]',
    '[|x]',
    '[x\\:href]',
    '[a=-b]',
    '[a=b][c]',
  ],
  namespaces: ['*|p', '|p', '*|*'],
  'pseudo-classes': [
    'p:hover',
    ':root',
    'a:HOVER',
    ':lang(en, "fr")',
    ':dir(ltr)',
    ':state(x)',
    ':host',
    ':host(.a)',
    ':host-context(p)',
    ':popover-open',
  ],
  'pseudo-classes with selectors': [
    ':not(a, b > c)',
    ':NOT(A)',
    ':is()',
    ':is(p:first, p)',
    ':where([a=")"], (x))',
    ':has(> a)',
    ':has(+ a, ~ b, c)',
    ':-webkit-any(p)',
  ],
  numbers: [
    ':nth-child(odd)',
    ':nth-child( EVEN )',
    ':nth-child(2n + 1 of .x, p)',
    ':nth-child(-n+3)',
    ':nth-child(n)',
    ':nth-child(+3)',
    ':nth-child(3n-1)',
    ':nth-last-of-type(2)',
  ],
  'pseudo-elements': [
    'p::before',
    'p:after',
    'a::before:hover',
    'p::-webkit-x',
    '::part(x y)',
    '::slotted(p)',
    '::highlight(x)',
    '::view-transition-group(*)',
  ],
  'what ends with the text': ['[a', '[a="b', 'a:not(b', ':nth-child(2'],
};

const others: Readonly<Record<string, readonly string[]>> = {
  'what is empty': [
    '',
    ' ',
    ',',
    'a,',
    ', a',
    'a,,b',
    ':not()',
    ':has()',
    '[]',
    ':lang()',
    ':state()',
    '::part()',
    ':nth-child()',
  ],
  'signs of nothing': [
    '#',
    '.',
    '#1a',
    '.1',
    '1a',
    '*p',
    'p!',
    'p{',
    'p/',
    '$x',
    '@x',
    '"a"',
    '|',
    '~',
    ':',
    '::',
    'a)',
    'a]',
    'p..a',
    'a:',
  ],
  'combinators without something': ['p >', '> p', 'a > > b', 'a>>b', 'a||b', ':not(a,)', ':has(,a)', '::slotted(a b)'],
  'attributes that are none': ['[a=', '[=a]', '[a!=b]', '[a=1]', '[a=b c]', '[a="b" x]'],
  'prefixes that nobody declared': ['svg|a', '[svg|a]'],
  'names that nobody knows': [
    'p:first',
    'p:eq(1)',
    'input:text',
    'p:contains("x")',
    'p::unknown',
    '::unknown(x)',
    'p:-moz-x',
    'p:not',
    'p:hover(1)',
  ],
  'what is wrong inside': [
    ':not(p:first)',
    ':has(:has(a))',
    'a:nth-child(x)',
    'a:nth-child(2 n)',
    ':nth-of-type(2 of p)',
    ':nth-child(2 of :first)',
    'a::before.b',
  ],
};

describe('a selector', () => {
  for (const [what, texts] of Object.entries(selectors)) {
    it(`may have ${what}`, () => {
      expect(texts.filter((text) => !isSelectorList(text))).to.deep.equal([]);
    });
  }

  for (const [what, texts] of Object.entries(others)) {
    it(`is none with ${what}`, () => {
      expect(texts.filter((text) => isSelectorList(text))).to.deep.equal([]);
    });
  }

  it('is read once, as long as there are not too many of them', () => {
    const known = new KnownSelectors();
    const names = Array.from({ length: 10_001 }, (_, index) => `.a${index}`);

    expect([...names, ...names].every((name) => known.isValid(name))).to.equal(true);
    expect([known.isValid('p:first'), known.isValid('p:first')]).to.deep.equal([false, false]);
  });
});
