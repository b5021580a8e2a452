import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

// Runs all specs in two processes at once, as `npm run coverage` does: in one they need more memory than a process has. Those that `--parallel`
// makes are ended before they have written what was covered. The arguments go to both.

/** What takes long and runs no line that others do not run. */
const left: readonly RegExp[] = [
  /^engines\//,
  /^tidy(?:\/|\.)/,
  // Many times the same, which `npm test` and the soak try.
  /\.property\.spec\.ts$/,
  /^explore\/systematic\.spec\.ts$/,
  /^browser\/reset-dirty\.spec\.ts$/,
  // In processes of their own.
  /^profile\/crash\.spec\.ts$/,
  /^declarations\/projects\.spec\.ts$/,
  /^docs\/(?:exploring|readme)\.spec\.ts$/,
  // The debugger is told of each script of the process.
  /^vite\/breakpoints\.spec\.ts$/,
  // What looks at each trace has each Browser until then.
  /^browser\/dropped\.spec\.ts$/,
];

const specs = readdirSync('spec', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.spec.ts') && !left.some((pattern) => pattern.test(path)))
  .sort()
  .map((path) => join('spec', path));

/** What these specs do more than in `npm test`: on every host, and with a look at each trace. */
const required = ['./spec/every-host.ts', './spec/trace/every-trace.ts'].flatMap((path) => ['--require', path]);

function run(half: readonly string[]): Promise<number> {
  const mocha = join('node_modules', 'mocha', 'bin', 'mocha.js');
  // It loads sources as the processes do that specs begin: lines of files that two loaders have made cannot be added up.
  const config = ['--config', '.mocharc.coverage.json'];
  const given = [mocha, ...config, '--exit', ...required, ...process.argv.slice(2), ...half];
  const child = spawn(process.execPath, given, { stdio: 'inherit' });
  return new Promise((resolve) => void child.once('exit', (code) => resolve(code ?? 1)));
}

const codes = await Promise.all([0, 1].map((which) => run(specs.filter((_path, index) => index % 2 === which))));
process.exitCode = Math.max(...codes);
