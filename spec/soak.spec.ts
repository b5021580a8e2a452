import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { soaked } from './soaked.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const everySpec = '/**/*.spec.ts';
const isSpec = (path: string): boolean => path.endsWith('.spec.ts');

describe('npm run test:soak', () => {
  it('has every spec that asks how often to run, and no other but those of a folder that asks', () => {
    const files = readdirSync(join(root, 'spec'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
    const asking = files.filter((path) => /from '(?:\.\.?\/)+soak\.ts'/.test(readFileSync(join(root, 'spec', path), 'utf8')));
    const paths = asking.map((path) => relative('', join('spec', path)).replaceAll('\\', '/'));
    const folders = soaked.filter((entry) => entry.endsWith(everySpec)).map((entry) => entry.slice(0, -everySpec.length));
    const isOf =
      (folder: string): ((path: string) => boolean) =>
      (path) =>
        path.startsWith(`${folder}/`);

    // A helper of a folder asks for all of its specs.
    for (const folder of folders) expect(paths.some(isOf(folder)), folder).to.equal(true);
    const single = paths.filter((path) => isSpec(path) && !folders.some((folder) => isOf(folder)(path)));
    expect(soaked.filter((entry) => !entry.endsWith(everySpec)).sort()).to.deep.equal(single.sort());
  });
});
