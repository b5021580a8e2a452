import { expect } from 'chai';
import { parseImportMap, type ImportMap } from '../../../lib/html/scripting/import-map.ts';

function parse(value: unknown): { map: ImportMap; warnings: string[] } {
  const warnings: string[] = [];
  const fail = (message: string): never => {
    throw new TypeError(message);
  };
  return { map: parseImportMap(value, 'https://a.example/x/', (message) => void warnings.push(message), fail), warnings };
}

describe('an import map', () => {
  it('has the greatest specifier first, each as a URL where it is one', () => {
    const { map, warnings } = parse({
      imports: { a: './a.js', 'a/b/': '/b/', './c': 'https://c.example/' },
      scopes: { '/s': {}, '/s/t/': { x: '/x' } },
    });

    expect([...map.imports]).to.deep.equal([
      ['https://a.example/x/c', 'https://c.example/'],
      ['a/b/', 'https://a.example/b/'],
      ['a', 'https://a.example/x/a.js'],
    ]);
    expect([...map.scopes].map(([prefix, rules]) => [prefix, [...rules]])).to.deep.equal([
      ['https://a.example/s/t/', [['x', 'https://a.example/x']]],
      ['https://a.example/s', []],
    ]);
    expect(warnings).to.deep.equal([]);
  });

  for (const value of [null, 1, 'x', [], { imports: [] }, { imports: null }, { scopes: 1 }, { scopes: { '/a/': [] } }]) {
    it(`is refused where it is ${JSON.stringify(value)}`, () => {
      expect(() => parse(value)).to.throw(TypeError, 'needs to be an object');
    });
  }

  it('is read as far as it can be, with a sentence for the rest', () => {
    const { map, warnings } = parse({
      imports: { '': '/a', a: 1, b: 'bare', 'c/': '/c' },
      scopes: { 'https://[': {} },
      extra: 1,
    });

    expect([...map.imports]).to.deep.equal([
      ['c/', null],
      ['b', null],
      ['a', null],
    ]);
    expect(map.scopes.size).to.equal(0);
    expect(warnings).to.have.lengthOf(6);
  });
});
