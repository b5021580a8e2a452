import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BenchUsageError, parseOptions } from './options.ts';
import { areaNames } from './areas/names.ts';

// What tsx loads has a helper call around each function, which would be measured, too. So the library and the benches are compiled
// as they are for a release, into a folder of their own, and each area runs in a process of its own.
const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));

function benchAll(): number {
  const options = parseOptions(process.argv.slice(2), areaNames);
  const scratch = join(root, '.scratch-bench');
  mkdirSync(scratch, { recursive: true });
  const outDir = mkdtempSync(join(scratch, 'build-'));
  try {
    const compiled = spawnSync(process.execPath, [tsc, '-p', join(root, 'bench'), '--outDir', outDir, '--noCheck'], {
      stdio: ['ignore', 2, 2],
    });
    if (compiled.status !== 0) return 1;
    const flags = [`--rounds=${options.rounds}`, ...(options.json ? ['--json'] : []), ...(options.quick ? ['--quick'] : [])];
    for (const area of options.areas) {
      const args = ['--expose-gc', ...process.execArgv.filter((arg) => /^--(?:cpu-)?prof/.test(arg))];
      const run = spawnSync(process.execPath, [...args, join(outDir, 'bench/area-main.js'), `--area=${area}`, ...flags], {
        stdio: ['ignore', 1, 2],
      });
      if (run.status !== 0) return run.status ?? 1;
    }
    return 0;
  } finally {
    rmSync(outDir, { recursive: true, force: true });
    try {
      rmdirSync(scratch);
    } catch {
      // Another run is under way in its own folder below it.
    }
  }
}

try {
  process.exitCode = benchAll();
} catch (error) {
  if (!(error instanceof BenchUsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
