import { expect } from 'chai';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { neededDeclarations } from '../../build/needed-declarations.ts';

describe('declarations that entries lead to', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'storageloom-needed-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function needed(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const texts = [...neededDeclarations([join(folder, 'index.d.ts')])];
    return Object.fromEntries(texts.map(([path, text]) => [relative(folder, path), text.replace('\nexport {};\n', '')]));
  }

  it('are what they export, and what that is made of, in the files that have it', () => {
    const found = needed({
      'index.d.ts': `import type { B } from './b/b.ts';\nexport declare function f(b: B): Local;\ninterface Local {}\ninterface Other {}\n`,
      'b/b.d.ts': `import { type C, D as E } from '../c.ts';\n/** Said of B. */\nexport type B = E;\nexport type Unused = C;\n`,
      'c.d.ts': 'export interface C {}\nexport declare class D {}\n',
      'd.d.ts': 'export {};\n',
    });

    expect(found).to.deep.equal({
      'index.d.ts': `import type { B } from './b/b.ts';\nexport declare function f(b: B): Local;\ninterface Local {}`,
      'b/b.d.ts': `import { D as E } from '../c.ts';\n/** Said of B. */\nexport type B = E;`,
      'c.d.ts': 'export declare class D {}',
    });
  });

  it('are all that has the name, and what is handed on under another', () => {
    const found = needed({
      'index.d.ts': `export { one, type A as First } from './a.ts';\nimport { two } from './a.ts';\nexport { two };\n`,
      'a.d.ts': `export declare function one(): 1;\nexport declare function one(): 2;\nexport { B as A, B as Z } from './b.ts';
export declare const two: import('./c.ts').C, three: 3;\n`,
      'b.d.ts': 'export interface B {}\nexport interface B {}\n',
      'c.d.ts': 'export interface C {}\nexport interface Beside {}\n',
    });

    expect(found['a.d.ts']).to.equal(
      `export declare function one(): 1;\nexport declare function one(): 2;\nexport { B as A } from './b.ts';
export declare const two: import('./c.ts').C, three: 3;`,
    );
    expect(found['b.d.ts']).to.equal('export interface B {}\nexport interface B {}');
    expect(found['c.d.ts']).to.equal('export interface C {}\nexport interface Beside {}');
  });

  it('have what they take of packages, what they are by default, and what they say of modules', () => {
    const text = `import type { Window } from 'happy-dom';\nimport type * as vm from 'node:vm';\nimport type { No } from 'no';
declare const it: Window & vm.Script;\nexport default it;\ndeclare module 'other' {\n  interface I {}\n}`;

    const found = needed({ 'index.d.ts': text });

    expect(found['index.d.ts']).to.equal(text.replace(`\nimport type { No } from 'no';`, ''));
  });
});
