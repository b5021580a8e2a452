import bfcache from '../../fixtures/scenarios/bfcache.ts';
import { Browser } from '../../lib/index.ts';
import type { Trace } from '../../lib/trace/index.ts';

/** Keys, values and names that a page or a renderer might take for something else than text. */
export const hostileTexts: readonly string[] = [
  '</script><script>document.title="ran"</script>',
  '<img src="https://elsewhere.example/x.png" onerror="document.title=\'ran\'">',
  '<!--<script>',
  ']]></title></style></svg><svg onload="document.title=\'ran\'">',
  '"><b onmouseover="document.title=\'ran\'">&amp;&lt;',
  '\u202egnp.exe\u2066\u061c\u200f',
  '\u0000\u0007\u001b[31m\u009b\u2028\u2029\ufffe\uffff',
  '\ud800 alone \udc00',
  '__proto__',
  "${document.title='ran'}`",
];

/** Two tabs count, and one of the counts is lost: each reads before the other has written. */
export async function lostUpdate(): Promise<Trace> {
  await using browser = new Browser();
  const [a, b] = [await browser.open('https://shop.example/'), await browser.open('https://shop.example/')];
  for (const { window } of [a, b]) {
    const count = (): void => {
      const seen = Number(window.localStorage.getItem('count'));
      window.setTimeout(() => window.localStorage.setItem('count', String(seen + 1)), 20);
    };
    window.addEventListener('storage', () => void window.localStorage.getItem('count'));
    window.setTimeout(count, 5);
  }
  await browser.advance(5);
  await browser.advance(20);
  await browser.settle();
  browser.note(`Two clicks, and the count is ${a.localStorage.getItem('count')}.`);
  return browser.trace;
}

/** A page that is kept hears later, in order. */
export async function keptPage(): Promise<Trace> {
  await using browser = new Browser();
  await bfcache(browser);
  return browser.trace;
}

/** The hostile texts wherever a page or a test can put them. */
export async function hostile(): Promise<Trace> {
  await using browser = new Browser({ console: 'trace' });
  const [a, b] = [await browser.open('https://shop.example/'), await browser.open('https://shop.example/')];
  for (const text of hostileTexts) {
    b.window.console.warn(text);
    a.localStorage.setItem(text, text);
    a.sessionStorage.setItem(text, '');
    browser.note(text);
  }
  await browser.settle();
  return browser.trace;
}
