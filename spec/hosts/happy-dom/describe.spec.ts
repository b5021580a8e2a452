import { expect } from 'chai';
import { describe as describeOf } from '../../../lib/hosts/happy-dom/describe.ts';
import { openPage } from './open-page.ts';

describe('an object of happy-dom in the console', () => {
  const page = openPage({
    markup: `<form id="f" class="a b"><p title="${'x'.repeat(300)}">text</p><!--c--><select></select></form>`,
  });
  const shown = (code: string): string | null =>
    describeOf(page.host.evaluate(code) as object, (value) => describeOf(value as object, String) ?? '?');

  for (const [code, text] of [
    ['document.querySelector("form")', '<form id="f" class="a b">'],
    ['document.querySelector("select")', '<select>'],
    ['document.querySelectorAll("select")', 'NodeList(1) [<select>]'],
    ['document.body.children', 'HTMLCollection(1) [<form id="f" class="a b">]'],
    ['document.body.classList', 'DOMTokenList'],
    ['document.querySelector("p").firstChild', '#text "text"'],
    ['document.querySelector("form").childNodes[1]', '#comment "c"'],
    ['document.createDocumentFragment()', '#document-fragment'],
    ['document', '#document https://a.example/dir/page'],
    ['document.implementation.createDocumentType("html", "", "")', 'html'],
    ['location', 'Location https://a.example/dir/page'],
    ['new MouseEvent("click")', 'MouseEvent click'],
    ['({})', null],
    ['new Proxy({}, { get() { throw 1 }, getPrototypeOf() { throw 1 } })', null],
  ] as const) {
    it(`is ${text ?? 'not its business'}: ${code}`, () => {
      expect(shown(code)).to.equal(text);
    });
  }

  it('is shortened, as are lists', () => {
    page.run('for (let n = 0; n < 30; n++) document.body.append(document.createElement("b"))');

    expect(shown('document.querySelector("p")')).to.have.lengthOf(200);
    expect(shown('document.querySelectorAll("b")')).to.match(/^NodeList\(30\) \[<b>, .*… 10 more]$/);
  });
});
