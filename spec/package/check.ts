import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPublished } from './published.ts';
import { Report } from './report.ts';
import { pack } from './tarball.ts';

// npm run check:package: what is packed, looked at without being installed.
const folder = mkdtempSync(join(tmpdir(), 'storageloom-packed-'));
try {
  const report = new Report();
  checkPublished(pack(folder), folder, report);
  process.exitCode = report.end('of the packed package');
} finally {
  rmSync(folder, { recursive: true });
}
