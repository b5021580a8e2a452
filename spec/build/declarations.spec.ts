import { expect } from 'chai';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { shimDeclarations } from '../../build/declarations.ts';

describe('declarations for require()', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'storageloom-declarations-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function declarations(files: Readonly<Record<string, string>>): string {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return shimDeclarations(join(folder, 'entry/index.d.ts'))
      .replaceAll(` with { 'resolution-mode': 'import' };`, ';')
      .replace(`import type * as library from './index.js';\n`, '')
      .replace('export {};\n', '');
  }

  it('take types as they are, wherever they are declared', () => {
    const text = declarations({
      'entry/index.d.ts': `export type { A } from '../a.ts'; export { type B, type Made } from '../a.ts'; export interface C {}`,
      'a.d.ts': 'export interface A {} export type B = 1; export declare class Made {}',
    });

    expect(text).to.equal("export type { A, B, Made, C } from './index.js';\n");
  });

  it('declare functions and values anew, with the types that they have', () => {
    const text = declarations({
      'entry/index.d.ts': `export { f } from '../a.ts'; export declare const one: 1, two: 2;`,
      'a.d.ts': 'export declare function f<T>(of: T): T; export declare function f(): void;',
    });

    expect(text.split('\n').slice(0, -1)).to.deep.equal([
      'export declare const f: typeof library.f;',
      'export declare const one: typeof library.one;',
      'export declare const two: typeof library.two;',
    ]);
  });

  it('have a class twice, as the value and as the type with its parameters', () => {
    const text = declarations({
      'entry/index.d.ts': `export { Box as Crate } from '../a.ts';`,
      'a.d.ts': `import type { Thing } from './things/thing.ts';
        export interface Local {}
        export declare class Box<T extends Thing = Local, U = T> {}`,
      'things/thing.d.ts': 'export interface Thing {}',
    });

    expect(text.split('\n').slice(0, -1)).to.deep.equal([
      `import type { Thing } from '../things/thing.js';`,
      `import type { Local } from '../a.js';`,
      'export declare const Crate: typeof library.Crate;',
      'export type Crate<T extends Thing = Local, U = T> = library.Crate<T, U>;',
    ]);
  });

  it('follow names that were imported, and handed on by others', () => {
    const text = declarations({
      'entry/index.d.ts': `import { f } from '../a.ts'; export { f, g as h } from '../a.ts'; export { f as again };`,
      'a.d.ts': `export { f } from './b.ts'; export { x as g } from './b.ts';`,
      'b.d.ts': 'export declare const f: 1; export interface x {}',
    });

    expect(text.split('\n').slice(0, -1)).to.deep.equal([
      `export type { h } from './index.js';`,
      'export declare const f: typeof library.f;',
      'export declare const again: typeof library.again;',
    ]);
  });

  it('have what is exported by default', () => {
    const text = declarations({ 'entry/index.d.ts': 'declare const it: 1; export default it;' });

    expect(text).to.equal('declare const standard: typeof library.default;\nexport default standard;\n');
  });

  it('are not guessed', () => {
    const of = (text: string) => (): string => declarations({ 'entry/index.d.ts': text });

    expect(of(`export * from './a.ts';`)).to.throw('are not made of export *; see build/declarations.ts');
    expect(of(`export { a } from 'package';`)).to.throw('are not made of an export of the package package');
    expect(of('export declare namespace N {}')).to.throw('are not made of the namespace N');
    expect(of('export { missing };')).to.throw('are not made of missing');
    expect(of('interface L {} export declare class C<T extends L> {}')).to.throw('are not made of L, not exported');
    expect(of('export declare const : 1;')).to.throw('entry/index.d.ts: ');
  });
});
