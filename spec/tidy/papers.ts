// Keeps the pages that are made from the code: `npx tsx spec/tidy/papers.ts` says what would change, with `--write` it is done.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTypeOnlyFiles } from './coverage-settings.ts';
import { faults } from '../hosts/faults.ts';
import { traceSchema } from '../../lib/trace/schema.ts';
import { withMissingRows } from './divergences.ts';
import { comparedEngines, factsOf } from '../engines/differences.ts';
import { recordedScenarios } from '../engines/recording.ts';
import { rowsOfCopies } from '../engines/rows-of-copies.ts';
import { rowsOf } from '../engines/rows.ts';
import { differenceRows, followingTableRows, withEngineRows } from './engines-table.ts';
import { withFaultRows } from './faults-table.ts';
import { file, root, typeScriptFiles } from './repository.ts';
import { renderSpecMap } from './spec-map.ts';

const lib = typeScriptFiles('lib');
const scenarios = recordedScenarios();
const differences = differenceRows(comparedEngines, rowsOf, (row) => factsOf(scenarios, row));
const write = process.argv.includes('--write');
const pages = [
  { page: file('docs/spec-map.md'), text: renderSpecMap(lib, file('docs/spec-map.md').text) },
  { page: file('docs/divergences.md'), text: withMissingRows(lib, file('docs/divergences.md')) },
  { page: file('docs/limits-of-hosts.md'), text: withFaultRows(faults, file('docs/limits-of-hosts.md')) },
  { page: file('docs/engines.md'), text: withEngineRows(differences, followingTableRows(rowsOfCopies), file('docs/engines.md')) },
  { page: file('docs/trace.schema.json'), text: `${JSON.stringify(traceSchema)}\n` },
  { page: file('.c8rc.json'), text: withTypeOnlyFiles(lib, file('.c8rc.json')) },
];
for (const { page, text } of pages) {
  const changed = text !== page.text;
  if (changed && write) writeFileSync(join(root, page.path), text);
  const outcome = write ? 'written' : 'out of date, run with --write';
  console.log(`${page.path}: ${changed ? outcome : 'up to date'}`);
}
