import { both, dom, onJsdom, type Fault } from './fault.ts';

const attempt = (code: string): string =>
  `(() => { try { ${code}; return 'no error'; } catch ({ name, code }) { return name + ' ' + code; } })()`;
const query = (selector: string): string => attempt(`document.querySelectorAll(${JSON.stringify(selector)})`);

const invalid: readonly string[] = [
  ...[
    'p:first',
    'p:eq(1)',
    'p:contains("x")',
    'input:text',
    'p::unknown',
    'p:hover(1)',
    ':not(p:first)',
    ':not()',
    ':has(:has(a))',
  ],
  ...[
    '',
    'p >',
    '> p',
    'p..a',
    'a,,b',
    'a,',
    '#',
    '.',
    '#1a',
    '1a',
    '[a=',
    '[a!=b]',
    '[a=1]',
    'svg|a',
    'a:nth-child(x)',
    'p{',
    'p!',
  ],
];

/** Selectors that are some, with what they are about. */
const valid: readonly (readonly [selector: string, about: string])[] = [
  ['*|p', 'a namespace'],
  [':is()', 'an empty list'],
  ['[a=b s]', '`s` after a value'],
  ['p/**/a', 'a comment'],
  ['::part(x)', '`::part()`'],
  ['::slotted(p)', '`::slotted()`'],
];

/** What is a selector. */
export const selectors: readonly Fault[] = [
  {
    title: 'What is no selector is a SyntaxError, whatever the page holds',
    standard: dom('scope-match-a-selectors-string'),
    read: `[${invalid.map(query).join()}].filter((each) => each !== 'SyntaxError 12')`,
    gives: [],
    ...both,
  },
  {
    title: 'It is for `matches`, `closest` and `querySelector` as well, in fragments, too',
    standard: dom('dom-element-matches'),
    read: `seen = ['matches', 'closest', 'querySelector', 'querySelectorAll'].map((name) => ${attempt("document.body[name]('p:first')")});
      seen.concat(${attempt("new DocumentFragment().querySelector('p:first')")}).filter((each) => each !== 'SyntaxError 12')`,
    gives: [],
    ...both,
  },
  {
    title: 'A part of `:is()` that is no selector spoils nothing',
    standard: 'https://drafts.csswg.org/selectors/#forgiving-selector',
    read: `document.querySelectorAll(':is(body:first, body)').length`,
    gives: 1,
    ...both,
  },
  ...valid.map(([selector, about]) => ({
    title: `${about[0] === '`' ? about : `${about[0]?.toUpperCase()}${about.slice(1)}`} in a selector is no error`,
    standard: 'https://drafts.csswg.org/selectors/#grammar',
    read: query(selector),
    gives: 'no error',
    ...onJsdom,
  })),
];
