import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandIO } from '../../lib/cli/command-io.ts';
import { run } from '../../lib/cli/run.ts';

class Lines {
  text = '';

  write(text: string): void {
    this.text += text;
  }
}

/** The command, in a folder that a suite has for itself. */
export interface CommandFolder {
  readonly folder: {
    path: string;
    /** Scenarios written so far: each is named after its number. */
    files: number;
  };
  /** Writes a scenario, and returns the name of its file. */
  scenario(body: string, exports?: string): string;
  storageloom(argv: string[], more?: Partial<CommandIO>): Promise<{ code: number; out: string; err: string }>;
}

/** Called inside of a suite, which it gives a folder while it runs. */
export function commandFolder(): CommandFolder {
  const folder = { path: '', files: 0 };

  before(() => {
    folder.path = mkdtempSync(join(tmpdir(), 'storageloom-run-'));
  });

  after(() => rmSync(folder.path, { recursive: true }));

  return {
    folder,
    scenario(body, exports = '') {
      const file = `${(folder.files += 1)}.mjs`;
      writeFileSync(join(folder.path, file), `${exports}\nexport default async (browser) => {${body}};\n`);
      return file;
    },
    async storageloom(argv, more = {}) {
      const [stdout, stderr] = [new Lines(), new Lines()];
      const io = { stdout, stderr, env: {}, isTTY: false, columns: undefined, cwd: folder.path };
      const code = await run(argv, { ...io, ...more });
      return { code, out: stdout.text, err: stderr.text };
    },
  };
}
