import { expect } from 'chai';
import { coverageViolations, withTypeOnlyFiles } from './coverage-settings.ts';
import { hasRuntimeCode, mirrorViolations } from './mirror.ts';

const bottle = { path: 'lib/storage/bottle.ts', text: 'export function f(): void {}\n' };
const port = {
  path: 'lib/storage/port.ts',
  text: "import type { A } from './a.ts';\n/** const a */\nexport interface Port {\n  a: A;\n}\n",
};
const index = {
  path: 'lib/index.ts',
  text: "export { f } from '../../lib/storage/bottle.ts';\nexport type { Port } from './storage/port.ts';\n",
};

describe('the rule of the mirror', () => {
  it('accepts a file with its spec', () => {
    expect(mirrorViolations([bottle], new Set(['spec/storage/bottle.spec.ts']))).to.deep.equal([]);
  });

  it('refuses a file without one', () => {
    expect(mirrorViolations([bottle], new Set())).to.deep.equal([
      { file: bottle.path, line: 1, message: 'has no spec/storage/bottle.spec.ts' },
    ]);
  });

  it('asks nothing of types and re-exports', () => {
    expect(mirrorViolations([port, index], new Set())).to.deep.equal([]);
    expect([bottle, port, index].map(hasRuntimeCode)).to.deep.equal([true, false, false]);
  });
});

describe('the rule of the coverage', () => {
  const settings = (...exclude: readonly string[]) => ({ path: '.c8rc.json', text: JSON.stringify({ all: true, exclude }) });

  it('accepts that declarations, the entry of the command and files of types alone are left out', () => {
    const fixed = { path: '.c8rc.json', text: withTypeOnlyFiles([bottle, port, index], settings()) };

    expect(JSON.parse(fixed.text)).to.deep.equal({
      all: true,
      exclude: ['lib/**/*.d.ts', 'lib/cli/main.ts', 'lib/storage/port.ts'],
    });
    expect(coverageViolations([bottle, port, index], fixed)).to.deep.equal([]);
  });

  it('refuses that a file with something to run is left out', () => {
    expect(coverageViolations([bottle], settings('lib/**/*.d.ts', 'lib/cli/main.ts', bottle.path))).to.have.length(1);
  });

  it('refuses that a file of types alone is counted', () => {
    expect(coverageViolations([port], settings('lib/**/*.d.ts', 'lib/cli/main.ts'))).to.have.length(1);
  });
});
