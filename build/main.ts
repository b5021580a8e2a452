import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compact } from './compact.ts';
import { shimDeclarations } from './declarations.ts';
import { entriesOf, shimText, type Manifest } from './entries.ts';
import { neededDeclarations } from './needed-declarations.ts';

// npm run build: dist/, as it is published.
const root = fileURLToPath(new URL('../', import.meta.url));
const dist = join(root, 'dist');

async function main(): Promise<number> {
  const entries = entriesOf(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest);
  rmSync(dist, { recursive: true, force: true });
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const compiled = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
  if (compiled.status !== 0) return 1;
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
  await compact(
    dist,
    files.filter((file) => file.endsWith('.js')),
  );
  for (const entry of entries) {
    const declarations = shimDeclarations(join(root, entry.types));
    writeFileSync(join(root, entry.shimTypes), declarations);
    writeFileSync(join(root, entry.shim), shimText(entry, declarations.includes('\nexport default ')));
  }
  const needed = neededDeclarations(entries.map(({ types }) => join(root, types)));
  const declarations = files.filter((file) => file.endsWith('.d.ts')).map((file) => join(dist, file));
  for (const file of declarations) if (!needed.has(file)) rmSync(file);
  for (const [file, text] of needed) writeFileSync(file, text);
  return 0;
}

process.exitCode = await main();
