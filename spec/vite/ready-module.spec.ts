import { expect } from 'chai';
import { compileModule } from '../../lib/hosts/page/modules/module-compiler.ts';
import { composed, readyModule } from '../../lib/vite/ready-module.ts';

describe('a module of Vite that is ready', () => {
  const code =
    "import '/src/b.ts?v=1f'; import 'https://b.example/c.js'; export const load = (name, options) => import(name, options);";

  it('asks for others by their ids, statically and later', async () => {
    const asked: unknown[] = [];
    const text = readyModule('/src/a.ts', compileModule(code, 'file:///src/a.ts')).in((script) => script.runInScope({}, {}));
    const body = text.instantiate({
      imports: {},
      meta: () => ({}),
      dynamicImport: (specifier, options) => {
        asked.push([specifier, options]);
        return Promise.resolve();
      },
    });
    body.run();
    const load = body.getters['load']!() as (name: unknown, options: object) => Promise<unknown>;

    const options = { with: { type: 'json' } };

    await Promise.all(['./d.ts?v=2', 'https://b.example/e.js', 5].map((name) => load(name, options)));

    expect(text.requests.map(({ specifier }) => specifier)).to.deep.equal(['/src/b.ts', 'https://b.example/c.js']);
    expect(asked).to.deep.equal(['/src/d.ts', 'https://b.example/e.js', 5].map((name) => [name, options]));
  });

  it('can be made in any number of windows', () => {
    const module = readyModule('/src/a.ts', compileModule('export const here = place;', 'file:///src/a.ts'));
    const valueIn = (place: string): unknown => {
      const text = module.in((script) => script.runInScope({}, { place }));
      const body = text.instantiate({ imports: {}, meta: () => ({}), dynamicImport: () => Promise.resolve() });
      body.run();
      return body.getters['here']!();
    };

    expect([valueIn('one'), valueIn('other')]).to.deep.equal(['one', 'other']);
  });
});

describe('one source map of two', () => {
  it('leads from the code that runs to the file', () => {
    // Ours: line 1 column 4 was column 0. That of Vite: line 1 column 0 was line 6 column 2 of the file.
    const ours = { version: 3, names: [], sources: [''], mappings: 'IAAA' };
    const vites = { version: 3, names: [], sources: ['a.ts'], sourcesContent: ['text'], mappings: 'AAKE' };

    const map = JSON.parse(composed(ours, vites)) as object;

    expect(map).to.deep.include({ sources: ['a.ts'], sourcesContent: ['text'], mappings: 'IAKE' });
  });
});
