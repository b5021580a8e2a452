import { expect } from 'chai';
import { parseImportMap } from '../../../lib/html/scripting/import-map.ts';
import { SpecifierResolution } from '../../../lib/html/scripting/resolve-specifier.ts';

const base = 'https://a.example/app/main.js';

function fail(message: string): never {
  throw new TypeError(message);
}

function resolution(...maps: readonly object[]): {
  resolve: (specifier: string, from?: string) => string;
  warnings: string[];
  merge: (map: object) => void;
} {
  const made = new SpecifierResolution();
  const warnings: string[] = [];
  const warn = (message: string): void => void warnings.push(message);
  const merge = (map: object): void => made.merge(parseImportMap(map, 'https://a.example/app/', warn, fail), warn);
  for (const map of maps) merge(map);
  return { resolve: (specifier, from = base) => made.resolve(specifier, from, fail), warnings, merge };
}

describe('a module specifier', () => {
  it('that is a URL or begins with a slash or dots is meant from whoever imports', () => {
    const { resolve } = resolution();

    expect(
      ['./x.js', '../x.js', '/x.js', 'https://b.example/x.js', 'blob:https://a.example/1', 'data:text/javascript,'].map((each) =>
        resolve(each),
      ),
    ).to.deep.equal([
      'https://a.example/app/x.js',
      'https://a.example/x.js',
      'https://a.example/x.js',
      'https://b.example/x.js',
      'blob:https://a.example/1',
      'data:text/javascript,',
    ]);
  });

  it('that is a bare name leads nowhere without a map', () => {
    expect(() => resolution().resolve('preact')).to.throw(TypeError, 'Failed to resolve module specifier "preact"');
    expect(() => resolution().resolve('')).to.throw(TypeError);
  });

  it('is found by its whole name, and by the longest prefix that ends with a slash', () => {
    const { resolve } = resolution({
      imports: {
        preact: '/p.js',
        'preact/': '/preact/',
        'preact/hooks': '/hooks.js',
        'preact/deep/': '/deep/',
        './local.js': '/mapped.js',
      },
    });

    expect(
      ['preact', 'preact/x', 'preact/hooks', 'preact/deep/y', './local.js', '/app/local.js'].map((each) => resolve(each)),
    ).to.deep.equal([
      'https://a.example/p.js',
      'https://a.example/preact/x',
      'https://a.example/hooks.js',
      'https://a.example/deep/y',
      'https://a.example/mapped.js',
      'https://a.example/mapped.js',
    ]);
    expect(() => resolve('preactx')).to.throw(TypeError);
  });

  it('is found in the innermost scope first', () => {
    const { resolve } = resolution({
      imports: { a: '/top.js', b: '/b.js' },
      scopes: { '/lib/': { a: '/lib.js' }, '/lib/deep/': { a: '/deep.js' }, '/lib/one.js': { a: '/one.js' } },
    });
    const from = (path: string, name = 'a'): string => resolve(name, `https://a.example${path}`);

    expect([from('/x.js'), from('/lib/x.js'), from('/lib/deep/x.js'), from('/lib/one.js'), from('/lib/x.js', 'b')]).to.deep.equal(
      ['top', 'lib', 'deep', 'one', 'b'].map((name) => `https://a.example/${name}.js`),
    );
  });

  it('is refused where the map says null, or leads out of the address', () => {
    const { resolve, warnings } = resolution({ imports: { gone: null, 'up/': '/up/', bad: 'bare', 'dir/': '/dir' } });

    expect(() => resolve('gone')).to.throw(TypeError, 'blocked by a null entry');
    expect(() => resolve('up/../x')).to.throw(TypeError, 'leads out of');
    expect(() => resolve('bad')).to.throw(TypeError, 'blocked');
    expect(() => resolve('dir/x')).to.throw(TypeError, 'blocked');
    expect(warnings).to.have.lengthOf(3);
  });

  it('of a scheme that is not special has no prefixes', () => {
    const { resolve } = resolution({ imports: { 'custom:a/': '/x/', 'https://b.example/': '/b/' } });

    expect([resolve('custom:a/b'), resolve('https://b.example/c')]).to.deep.equal(['custom:a/b', 'https://a.example/b/c']);
  });

  it('once resolved stays so, and an earlier map goes before a later one', () => {
    const { resolve, merge, warnings } = resolution({ imports: { a: '/a1.js', c: '/c1.js' } });
    resolve('a');
    expect(() => resolve('b')).to.throw();

    merge({ imports: { a: '/a2.js', b: '/b.js', c: '/c2.js' }, scopes: { '/app/': { a: '/a3.js', d: '/d.js' } } });

    expect(['a', 'b', 'c', 'd'].map((name) => resolve(name))).to.deep.equal(
      ['a1', 'b', 'c1', 'd'].map((name) => `https://a.example/${name}.js`),
    );
    expect(warnings).to.have.lengthOf(3);
  });
});
