import { expect } from 'chai';
import { createContext } from 'node:vm';
import { CompiledExpression, spaceBefore } from '../../../../lib/hosts/page/modules/compiled-expression.ts';

const file = 'file:///app/m.js';
const head = "(function () { 'use strict'; ";

/** Where the innermost function of the file was, as `line:column`. */
function placeIn(run: () => unknown): string | undefined {
  try {
    (run() as () => unknown)();
  } catch (error) {
    return /m\.js:(\d+:\d+)/.exec(String((error as Error).stack))?.[1];
  }
  return undefined;
}

describe('a compiled expression', () => {
  it('runs in contexts, and in scopes of the surroundings, compiled once for each kind', () => {
    const script = new CompiledExpression('[name, typeof process]', file, { headLength: 0 });

    const inContexts = ['a', 'b'].map((name) => script.runInContext(createContext({ name })));
    const inScopes = ['c', 'd'].map((name) => script.runInScope({ process: undefined }, { name }));

    expect(inContexts.map((value) => [...(value as unknown[])])).to.deep.equal([
      ['a', 'undefined'],
      ['b', 'undefined'],
    ]);
    expect(inScopes).to.deep.equal([
      ['c', 'undefined'],
      ['d', 'undefined'],
    ]);
  });

  it('has the lines and columns of the text that stands in the file', () => {
    const script = new CompiledExpression(`${head}throw new Error()\n})`, file, { headLength: head.length });
    const later = new CompiledExpression(`${head}\n  throw new Error()\n})`, file, { headLength: head.length });

    const places = [script, later].flatMap((each) => [
      placeIn(() => each.runInContext(createContext())),
      placeIn(() => each.runInScope({}, {})),
    ]);

    expect(places).to.deep.equal(['1:7', '1:7', '2:9', '2:9']);
  });

  it('counts on from where the text begins in the file, columns in its first line alone', () => {
    const at = { headLength: head.length, start: { line: 5, column: 11 } };
    const script = new CompiledExpression(`${head}throw new Error()\n})`, file, at);
    const later = new CompiledExpression(`${head}\n  throw new Error()\n})`, file, at);

    const places = [script, later].flatMap((each) => [
      placeIn(() => each.runInContext(createContext())),
      placeIn(() => each.runInScope({}, {})),
    ]);

    expect(places).to.deep.equal(['5:17', '5:17', '6:9', '6:9']);
  });

  it('leaves it to a source map where it carries one, which counts what stands before', () => {
    const map = JSON.stringify({ version: 3, names: [], sources: ['m.ts'], sourcesContent: [null], mappings: ';AAUA' });

    const script = new CompiledExpression(`${head}\n  throw new Error()\n})`, 'file:///app/mapped.js', {
      headLength: head.length,
      sourceMap: map,
    });

    expect(script.registration).to.be.an('object');
    expect(new CompiledExpression('1', file, { headLength: 0 }).registration).to.equal(null);
    expect(spaceBefore.trim()).to.equal('');
    expect(script.runInScope({}, {})).to.be.a('function');
  });

  it('throws what V8 says of a text that is none', () => {
    expect(() => new CompiledExpression('(', file, { headLength: 0 })).to.throw(SyntaxError);
  });
});
