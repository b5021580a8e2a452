import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const root = fileURLToPath(new URL('../', import.meta.url));
const isSpec = (path: string): boolean => path.endsWith('.spec.ts');

describe('npm run test:soak', () => {
  it('has every spec that asks how often to run, and no other', () => {
    const { spec } = JSON.parse(readFileSync(join(root, '.mocharc.soak.json'), 'utf8')) as { readonly spec: readonly string[] };
    const paths = readdirSync(join(root, 'spec'), { recursive: true, encoding: 'utf8' }).filter(isSpec);
    const asking = paths.filter((path) => /from '(?:\.\.?\/)+soak\.ts'/.test(readFileSync(join(root, 'spec', path), 'utf8')));

    expect([...spec].sort()).to.deep.equal(asking.map((path) => relative('', join('spec', path)).replaceAll('\\', '/')).sort());
  });
});
