// Keeps the pages that are made from the code: `npx tsx spec/tidy/papers.ts` says what would change, with `--write` it is done.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTypeOnlyFiles } from './coverage-settings.ts';
import { withMissingRows } from './divergences.ts';
import { file, root, typeScriptFiles } from './repository.ts';
import { renderSpecMap } from './spec-map.ts';

const lib = typeScriptFiles('lib');
const write = process.argv.includes('--write');
const pages = [
  { page: file('docs/spec-map.md'), text: renderSpecMap(lib, file('docs/spec-map.md').text) },
  { page: file('docs/divergences.md'), text: withMissingRows(lib, file('docs/divergences.md')) },
  { page: file('.c8rc.json'), text: withTypeOnlyFiles(lib, file('.c8rc.json')) },
];
for (const { page, text } of pages) {
  const changed = text !== page.text;
  if (changed && write) writeFileSync(join(root, page.path), text);
  const outcome = write ? 'written' : 'out of date, run with --write';
  console.log(`${page.path}: ${changed ? outcome : 'up to date'}`);
}
