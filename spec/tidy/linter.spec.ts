import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { root } from './repository.ts';

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
}

/** What the linter finds, with our settings, in a tree of these files: `rule in file`. */
function lint(files: Readonly<Record<string, string>>): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'storageloom-lint-'));
  try {
    copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const oxlint = join(dirname(createRequire(import.meta.url).resolve('oxlint/package.json')), 'bin/oxlint');
    const output = run(oxlint, folder, ['--format', 'json', '.']);
    const { diagnostics } = JSON.parse(output) as { readonly diagnostics: readonly Diagnostic[] };
    return diagnostics.map(({ code, filename }) => `${code} in ${filename.replaceAll('\\', '/')}`).toSorted();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(program: string, cwd: string, args: readonly string[]): string {
  try {
    return execFileSync(process.execPath, [program, ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (failure) {
    return (failure as { readonly stdout: string }).stdout;
  }
}

describe('the linter', () => {
  it('accepts an import along the arrows', () => {
    const found = lint({
      'lib/infra/a.ts': 'export type A = 1;\n',
      'lib/storage/b.ts': "import type { A } from '../infra/a.ts';\nexport const b: A = 1;\n",
      'lib/hosts/bare/c.ts': "import { b } from '../../storage/b.ts';\nexport const c = b;\n",
    });

    expect(found).to.deep.equal([]);
  });

  it('refuses an import against the arrows, also of types alone, of all, and at run time', () => {
    const found = lint({
      'lib/html/y.ts': 'export const y = 1;\nexport type Y = 1;\n',
      'lib/storage/a.ts': "import type { Y } from '../html/y.ts';\nexport const a: Y = 1;\n",
      'lib/storage/b.ts': "export * from '../html/y.ts';\n",
      'lib/storage/c.ts': "export const c: unknown = import('../html/y.ts');\n",
      'lib/storage/d.ts': "export type D = import('../html/y.ts').Y;\n",
      'lib/browser/e.ts': "import '../../lib/hosts/happy-dom/index.ts';\n",
    });

    expect(found).to.deep.equal([
      'eslint(no-restricted-imports) in lib/browser/e.ts',
      'eslint(no-restricted-imports) in lib/storage/a.ts',
      'eslint(no-restricted-imports) in lib/storage/b.ts',
      'eslint(no-restricted-imports) in lib/storage/c.ts',
      'typescript(consistent-type-imports) in lib/storage/d.ts',
    ]);
  });

  it('refuses Node, foreign packages and specs in the core', () => {
    const found = lint({
      'lib/storage/a.ts': "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n",
      'lib/storage/b.ts': "import { getDomain } from 'tldts';\nexport const b = getDomain;\n",
      'lib/storage/c.ts': "import { d } from '../../spec/d.ts';\nexport const c = d;\n",
      'spec/d.ts': 'export const d = 1;\n',
    });

    expect(found).to.deep.equal(['a', 'b', 'c'].map((name) => `eslint(no-restricted-imports) in lib/storage/${name}.ts`));
  });

  it('refuses a cycle, also of types alone', () => {
    const found = lint({
      'lib/storage/a.ts': "import type { B } from './b.ts';\nexport interface A {\n  b: B;\n}\n",
      'lib/storage/b.ts': "import type { A } from './a.ts';\nexport interface B {\n  a: A;\n}\n",
    });

    expect(found).to.deep.equal(['import(no-cycle) in lib/storage/a.ts', 'import(no-cycle) in lib/storage/b.ts']);
  });

  it('refuses a reference that uses what it is to judge', () => {
    const found = lint({
      'lib/storage/a.ts': 'export const a = 1;\n',
      'spec/storage/reference/b.ts': "import { a } from '../../../lib/storage/a.ts';\nexport const b = a;\n",
    });

    expect(found).to.deep.equal(['eslint(no-restricted-imports) in spec/storage/reference/b.ts']);
  });
});
