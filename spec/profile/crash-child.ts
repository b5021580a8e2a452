import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The writer as JavaScript, in a folder that goes with the suite. */
export function writerProgram(): () => string {
  let folder = '';
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'storageloom-writer-'));
    const entry = fileURLToPath(new URL('crash-writer.ts', import.meta.url));
    await build({
      entryPoints: [entry],
      outfile: join(folder, 'writer.cjs'),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      conditions: ['@storageloom/source'],
      // From there packages are found.
      define: { 'import.meta.url': JSON.stringify(new URL('../../package.json', import.meta.url).href) },
      logLevel: 'error',
    });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  return () => join(folder, 'writer.cjs');
}

/** What a writer has said. */
export interface Said {
  /** What it found in the profile. */
  readonly found: readonly (readonly [string, string])[];
  /** The last commit that it called durable; 0: none. */
  readonly promised: number;
  /** What it wrote to stderr. */
  readonly complaint: string;
}

/**
 * Has a writer write, and kills it when it has said so many lines. At each line before that `during` is asked, with the number of the commit that
 * was called durable last, for what is to be done while the writer stands still; null: nothing.
 */
export async function writeAndKill(
  program: string,
  args: readonly string[],
  { lines, during }: { lines: number; during?: (promised: number) => (() => void) | null },
): Promise<Said> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let complaint = '';
  child.stderr.on('data', (data: Buffer) => (complaint += data.toString()));
  const said: string[] = [];
  // What it says until it is gone counts: it has promised that.
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    const action = said.length < lines ? (during?.(Number(said.length > 1 ? line : 0)) ?? null) : null;
    if (action !== null) stopped(child, action);
    if (said.length === lines) child.kill('SIGKILL');
  }
  await ended;
  const [found = '[]', ...promises] = said;
  return { found: JSON.parse(found) as Said['found'], promised: Number(promises.at(-1) ?? 0), complaint };
}

/** Does something while the child stands still, wherever it is: its files are those of one moment. */
function stopped(child: ChildProcess, action: () => void): void {
  child.kill('SIGSTOP');
  // It goes on until it is told of the signal. Where the system does not say whether it was, nothing better is known.
  let state: string | null;
  do state = stateOf(child);
  while (state !== null && /[RSD]/.test(state));
  action();
  child.kill('SIGCONT');
}

function stateOf({ pid }: ChildProcess): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat[stat.lastIndexOf(')') + 2] ?? null;
  } catch {
    return null;
  }
}
