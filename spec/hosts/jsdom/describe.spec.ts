import { expect } from 'chai';
import { describe as describeOf } from '../../../lib/hosts/jsdom/describe.ts';
import { openPage } from './open-page.ts';

describe('an object of jsdom in the console', () => {
  const shown = (code: string): string | null => {
    const page = openPage({ markup: '<form id="f" class="a b"><p>text</p><!--c--><select></select></form>' });
    return describeOf(page.host.evaluate(code) as object, (value) => describeOf(value as object, String) ?? '?');
  };

  for (const [code, text] of [
    ['document.querySelector("form")', '<form id="f" class="a b">'],
    ['document.querySelector("select")', '<select>'],
    ['document.querySelectorAll("select")', 'NodeList(1) [<select>]'],
    ['document.body.children', 'HTMLCollection(1) [<form id="f" class="a b">]'],
    ['document.body.classList', 'DOMTokenList'],
    ['document.querySelector("p").firstChild', '#text "text"'],
    ['document', '#document https://a.example/dir/page'],
    ['location', 'Location https://a.example/dir/page'],
    ['new MouseEvent("click")', 'MouseEvent click'],
    ['new Blob([])', null],
    ['({})', null],
    ['new Proxy({}, { get() { throw 1 }, getPrototypeOf() { throw 1 } })', null],
  ] as const) {
    it(`is ${text ?? 'not its business'}: ${code}`, () => {
      expect(shown(code)).to.equal(text);
    });
  }
});
