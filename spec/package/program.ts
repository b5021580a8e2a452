import { spawnSync } from 'node:child_process';

/** How a program ended. */
export interface Ended {
  readonly ok: boolean;
  /** Its standard output and what it said on stderr. */
  readonly output: string;
}

/** Runs a program to its end. */
export function run(folder: string, program: string, ...args: readonly string[]): Ended {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: folder, encoding: 'utf8', env: ownEnvironment() });
  return { ok: status === 0, output: error === undefined ? `${stdout}${stderr}`.trim() : String(error) };
}

/** The same with Node, on a file or on options. */
export function node(folder: string, ...args: readonly string[]): Ended {
  return run(folder, process.execPath, ...args);
}

/** Runs npm, and gives what it prints. Throws an Error when it fails. */
export function npm(folder: string, ...args: readonly string[]): string {
  const { ok, output } = run(folder, 'npm', ...args);
  if (!ok) throw new Error(`npm ${args.join(' ')} failed:\n${output}`);
  return output;
}

/** Without what npm and Node tell their children of this repository. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const foreign = (name: string): boolean => name === 'NODE_OPTIONS' || /^npm_(?:package|lifecycle)_/.test(name);
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign(name)));
}
