import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { root } from './examples.ts';

const project = join(root, 'fixtures/projects/recipes');

/** Texts of the blocks that name a file, by that name. */
function shown(): ReadonlyMap<string, string> {
  const page = readFileSync(join(root, 'docs/recipes.md'), 'utf8');
  const blocks = page.split('\n```').filter((part) => part.startsWith('ts '));
  return new Map(blocks.map((block) => [block.slice(3, block.indexOf('\n')), block.slice(block.indexOf('\n') + 1)]));
}

describe('docs/recipes.md', () => {
  it('shows the files of its project as they are, all of them', () => {
    const files = ['src', 'test'].flatMap((folder) => readdirSync(join(project, folder)).map((name) => `${folder}/${name}`));
    const texts = files.map((file) => [file, readFileSync(join(project, file), 'utf8').trimEnd()] as const);

    expect(Object.fromEntries(shown())).to.deep.equal(Object.fromEntries(texts));
  });
});
