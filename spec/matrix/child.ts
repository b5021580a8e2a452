import { spawn } from 'node:child_process';
import { delimiter, join, sep } from 'node:path';

/** How a process ended. */
export interface Ended {
  /** Null: it was ended for having taken too long. */
  readonly code: number | null;
  /** What it wrote on both streams. */
  readonly output: string;
}

/**
 * What a program of a project finds around it: `folders` first on its PATH, and nothing of whoever runs the matrix, such as the
 * programs and the loaders of this repository, whose root is `root`.
 */
export function environmentFor(
  folders: readonly string[],
  root: string,
  env: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const ours = /^(?:NODE_OPTIONS|NODE_ENV|NODE_V8_COVERAGE|FORCE_COLOR|INIT_CWD|STORAGELOOM_\w+|npm_(?:lifecycle|package)_\w+)$/;
  const kept = Object.entries(env).filter(([name]) => !ours.test(name));
  const path = (env['PATH'] ?? '').split(delimiter).filter((folder) => !`${folder}${sep}`.startsWith(join(root, sep)));
  return { ...Object.fromEntries(kept), CI: '1', NO_COLOR: '1', PATH: [...folders, ...path].join(delimiter) };
}

/** Runs a program to its end, without input, for at most `limitMs`. What it started ends with it. */
export function runChild(
  [program, ...args]: readonly [string, ...string[]],
  { cwd, env, limitMs }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly limitMs: number },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    // A group of its own: runners have workers, which outlive a runner that is killed.
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let output = '';
    let late = false;
    const keep = (chunk: string): void => void (output += chunk);
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    const endGroup = (): void => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // Nothing of it is left.
      }
    };
    const alarm = setTimeout(() => {
      late = true;
      endGroup();
    }, limitMs);
    child.on('error', reject);
    child.on('exit', endGroup);
    child.on('close', (code) => {
      clearTimeout(alarm);
      resolve(late ? { code: null, output: `${output}\nended after ${limitMs / 1000} s` } : { code, output });
    });
  });
}
