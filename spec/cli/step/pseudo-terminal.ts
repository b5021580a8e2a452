import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromSource } from '../../from-source.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Whether there is the `script` of util-linux, which gives a program a pseudo-terminal. Debian always has it (bsdutils). */
export function hasPseudoTerminals(): boolean {
  const { stdout } = spawnSync('script', ['--version'], { encoding: 'utf8' });
  return typeof stdout === 'string' && stdout.includes('util-linux');
}

/** A program in a pseudo-terminal, and a person who sits at it. */
export class PseudoTerminal implements Disposable {
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #ended: Promise<void>;
  #heard: () => void = () => undefined;
  #isOver = false;
  /** All that it has shown. */
  text = '';

  /** Starts the command; when it has ended the shell says its exit code, and how the terminal is then. */
  constructor(argv: readonly string[]) {
    this.#folder = mkdtempSync(join(tmpdir(), 'storageloom-pty-'));
    const node = [process.execPath, ...fromSource, 'lib/cli/main.ts', ...argv];
    const words = node.map((word) => `'${word}'`).join(' ');
    const shell = `stty rows 24 cols 80; tty > '${this.#path('tty')}'; sh -c 'echo $$ > "${this.#path('pid')}"; exec "$@"' - ${words}`;
    const told = `${shell}; echo "ended with $?"; stty -a`;
    // Without coverage, as in the specs of the command as a process.
    const env = { ...process.env, NODE_V8_COVERAGE: '', NO_COLOR: '1', TERM: 'xterm', SHELL: '/bin/sh' };
    this.#child = spawn('script', ['-qec', told, '/dev/null'], { cwd: root, env });
    this.#ended = new Promise((resolve) => {
      this.#child.on('close', () => {
        this.#isOver = true;
        this.#heard();
        resolve();
      });
    });
    this.#child.stdout?.on('data', (chunk) => {
      this.text += String(chunk);
      this.#heard();
    });
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }

  type(keys: string): void {
    this.#child.stdin?.write(keys);
  }

  /** The last frame, line by line, without what moves the cursor. */
  get frame(): string[] {
    const last = this.text.slice(this.text.lastIndexOf('\u001b[H') + 3);
    return last.replace(/\u001b\[[\d;?]*[A-Za-z]/g, '').split(/\r*\n/);
  }

  /** Waits until what it has shown since it was last asked matches. Rejects when it ends before that. */
  async until(pattern: RegExp): Promise<void> {
    for (;;) {
      if (pattern.test(this.text)) return;
      if (this.#isOver) throw new Error(`It has ended without ${String(pattern)}:\n${this.text}`);
      await new Promise<void>((resolve) => (this.#heard = resolve));
    }
  }

  resize(columns: number, rows: number): void {
    const tty = readFileSync(this.#path('tty'), 'utf8').trim();
    spawnSync('stty', ['-F', tty, 'rows', `${rows}`, 'cols', `${columns}`]);
  }

  kill(signal: NodeJS.Signals): void {
    process.kill(Number(readFileSync(this.#path('pid'), 'utf8')), signal);
  }

  /** Waits until the shell has ended, too. */
  async ended(): Promise<string> {
    await this.#ended;
    return this.text;
  }

  [Symbol.dispose](): void {
    if (!this.#isOver) this.#child.kill('SIGKILL');
    if (existsSync(this.#folder)) rmSync(this.#folder, { recursive: true });
  }
}
