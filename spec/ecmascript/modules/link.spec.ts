import { expect } from 'chai';
import { link } from '../../../lib/ecmascript/modules/link.ts';
import { evaluated, graphOf } from './module-graph.ts';

describe('the linking of modules', () => {
  it('makes live bindings, which their importer cannot set', async () => {
    const { log, error } = await evaluated({
      a: "import { n, up } from './b'; log(n); up(); log(n); n = 5;",
      b: 'export let n = 1; export const up = () => n++;',
    });

    expect(log).to.deep.equal([1, 2, '|']);
    expect(error).to.be.instanceOf(TypeError).with.property('message', 'Assignment to constant variable.');
  });

  for (const [what, texts, message] of [
    [
      'a name that is not exported',
      { a: "\n import { y as z } from './b';", b: 'export let x;' },
      "'./b' does not provide an export named 'y'",
    ],
    [
      'a default that is not there',
      { a: "\n import z from './b';", b: 'export let x;' },
      "'./b' does not provide an export named 'default'",
    ],
    [
      'a name that is exported on and not there',
      { a: "\n export { y } from './b';", b: '' },
      "'./b' does not provide an export named 'y'",
    ],
    [
      'a name that two stars give',
      {
        a: "\n import { x } from './b';",
        b: "export * from './c'; export * from './d';",
        c: 'export let x;',
        d: 'export let x;',
      },
      "'./b' contains conflicting star exports for name 'x'",
    ],
    [
      'names that only lead to each other',
      { a: "\n import { x } from './b';", b: "export { x } from './b';" },
      "export named 'x'",
    ],
  ] as const) {
    it(`refuses ${what}, with the place`, () => {
      const record = graphOf(texts as never)('a');

      expect(() => link(record))
        .to.throw(SyntaxError, message)
        .with.property('stack')
        .that.matches(/\n {4}at https:\/\/a\.example\/[ab]\.js:\d+:\d+$/);
      expect([record.status, record.loaded[0]?.status]).to.include('unlinked');
    });
  }

  it('takes a name that two stars give from one place', async () => {
    const { log } = await evaluated({
      a: "import { x } from './b'; log(x);",
      b: "export * from './c'; export * from './d';",
      c: "export { x } from './e';",
      d: "export { x } from './e';",
      e: 'export let x = 1;',
    });

    expect(log).to.deep.equal([1, '|']);
  });
});
