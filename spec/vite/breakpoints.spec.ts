import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { onEveryHost } from '../on-every-host.ts';
import type { BreakpointsSeen } from './breakpoints-seen.ts';
import { fromSource } from '../from-source.ts';

const main = fileURLToPath(new URL('./breakpoints-main.ts', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const { NODE_V8_COVERAGE: _coverage, ...env } = process.env;

for (const host of ['bare', 'happy-dom', 'jsdom']) {
  // Each has a process of its own.
  if (host !== 'bare' && !onEveryHost) continue;
  describe(`a breakpoint in a TypeScript module (${host})`, () => {
    it('is hit in each tab, at the line that the source map has for it', async () => {
      const { stdout } = await promisify(execFile)(process.execPath, [...fromSource, main, host], { cwd: root, env });

      const { wantedLine, lines, seen } = JSON.parse(stdout) as BreakpointsSeen;
      expect(lines).to.deep.equal([wantedLine]);
      expect(seen).to.deep.equal(['ada ', 'grace ']);
    });
  });
}
