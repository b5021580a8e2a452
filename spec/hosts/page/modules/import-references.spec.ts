import { expect } from 'chai';
import { freeReferences } from '../../../../lib/hosts/page/modules/import-references.ts';
import { parseModule } from '../../../../lib/hosts/page/modules/parse-module.ts';

function referencesIn(text: string): unknown[] {
  const source = `import { a } from './a'; ${text}`;
  return freeReferences(parseModule(source).program).imports.map(({ start, isCalled, isShorthand, beginsStatement }) => {
    const kinds = { isCalled, isShorthand, beginsStatement };
    return [start - source.length + text.length, ...Object.entries(kinds).flatMap(([name, holds]) => (holds ? [name] : []))];
  });
}

describe('uses of an imported name', () => {
  for (const [text, ...found] of [
    ['x + a', [4]],
    ['a()', [0, 'isCalled', 'beginsStatement']],
    ['x(a)', [2]],
    ['new a()', [4]],
    ['a`t`', [0, 'isCalled', 'beginsStatement']],
    ['y(a`t`)', [2, 'isCalled']],
    ['a.b()', [0, 'beginsStatement']],
    ['({ a })', [3, 'isShorthand']],
    ['({ a } = x)', [3, 'isShorthand']],
    ['({ a = 1 } = x)', [3, 'isShorthand']],
    ['({ a: 1, b: a })', [12]],
    ['{ let a; a }'],
    ['(a) => a'],
    ['export { a }'],
    ['({ a() {} }).a'],
  ] as const) {
    it(`in ${text} are ${JSON.stringify(found)}`, () => {
      expect(referencesIn(text)).to.deep.equal(found);
    });
  }
});

describe('uses of arguments outside of functions', () => {
  for (const [text, ...found] of [
    ['arguments', 0],
    ['typeof arguments; () => arguments', 7, 24],
    ['function f() { arguments; () => arguments }'],
    ['({ m() { arguments } })'],
    ['o.arguments; ({ arguments: 1 })'],
  ] as const) {
    it(`in ${text} are ${found.length}`, () => {
      expect(freeReferences(parseModule(text).program).arguments.map(({ start }) => start)).to.deep.equal(found);
    });
  }
});
