import { expect } from 'chai';
import { evaluated, type Texts } from '../../../ecmascript/modules/module-graph.ts';
import { helper, moduleRows } from './module-texts.ts';

function textsOf(text: string): Texts {
  return { a: text, h: helper };
}

describe('the code of a module with', () => {
  for (const { what, text, log, exports } of moduleRows) {
    it(`${what} does what the module does`, async () => {
      const found = await evaluated(textsOf(text));

      expect(found.error).to.equal(null);
      if (log !== undefined) expect(found.log.filter((value) => value !== '|')).to.deep.equal(log);
      if (exports !== undefined && Object.keys(exports).length > 0) expect({ ...found.namespace }).to.deep.equal(exports);
    });
  }

  it('what has no name is called `default`', async () => {
    for (const text of ['function () {}', 'function* () {}', 'async () => {}', '(class {})', 'class {}', '(function () {})']) {
      const { namespace } = await evaluated(textsOf(`export default ${text}`));

      expect(Reflect.get(namespace, 'default'), text).to.have.property('name', 'default');
    }
  });

  it('an exception says the line of the module, and the column where no imported name stands before it', async () => {
    for (const [text, place] of [
      ["throw new Error('x')", '1:7'],
      ["import { n } from './h';\n\n  throw new Error('x')", '3:9'],
      ["export const a = 1;\nexport default function f() { throw new Error('x') }\nf()", '2:37'],
      ["await 0\n;throw new Error('x')", '2:8'],
    ] as const) {
      const { error } = await evaluated(textsOf(text));

      expect((error as Error).stack, text).to.contain(`https://a.example/a.js:${place}`);
    }
  });
});
