import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { breachOfLoading, breachWithoutPeers, loadBothWays } from './entry-checks.ts';
import { node, npm, run } from './program.ts';
import { checkPublished } from './published.ts';
import { Report } from './report.ts';
import { pack, root } from './tarball.ts';
import { projectFiles } from './project.ts';
import { typeBreaches } from './type-checks.ts';

// npm run test:package: the package as its users get it, packed and installed in a folder elsewhere.

interface Manifest {
  readonly exports: Readonly<Record<string, string | object>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const { peerDependencies, devDependencies } = manifest;
const peers = Object.keys(peerDependencies);
const entries = Object.keys(manifest.exports)
  .filter((name) => typeof manifest.exports[name] !== 'string')
  .map((name) => `storageloom${name.slice(1)}`);

/** Vitest imports its entries in a worker of its own, and nobody requires them: that they load is shown by the matrix. */
const loadable = entries.filter((name) => !name.startsWith('storageloom/vitest'));

/** A package of ours in the version that the repository is tested with. */
const withVersion = (name: string): string => `${name}@${devDependencies[name] ?? peerDependencies[name] ?? 'latest'}`;

function install(project: string, ...packages: readonly string[]): void {
  npm(project, 'install', '--silent', '--no-audit', '--no-fund', ...packages);
}

/** A program of the project prints what it is to print. */
function check(project: string, report: Report, [file, expected]: readonly [string, string]): void {
  const { ok, output } = node(project, file);
  report.add(`${file} prints ${expected}`, ok && output === expected ? null : output);
}

function listing(project: string): string | null {
  const { ok, output } = run(project, 'npm', 'ls', '--all');
  return ok ? null : output;
}

function checkInstalled(project: string, tarball: string, report: Report): void {
  for (const [name, text] of Object.entries(projectFiles)) writeFileSync(join(project, name), text);
  install(project, tarball);
  report.add('npm ls is content without the optional peers', listing(project));
  for (const entry of loadable) {
    report.add(`${entry} without the optional peers`, breachWithoutPeers(loadBothWays(project, entry), peers));
  }
  check(project, report, ['missing.mjs', 'HOST_MISSING,LOADER_FAILED']);
  install(project, ...[...peers, '@types/node'].map(withVersion));
  report.add('npm ls is content with them', listing(project));
  for (const entry of loadable) report.add(`${entry} with them`, breachOfLoading(loadBothWays(project, entry)));
  check(project, report, ['brand.mjs', 'one brand']);
  check(project, report, ['brand.cjs', 'one brand']);
  check(project, report, ['modules.mjs', 'ada']);
  const { ok, output } = run(project, 'npx', '--no-install', 'storageloom', 'run', 'scenario.mjs');
  report.add('its command runs a scenario', ok && output.includes('heard: k=v') ? null : output);
  for (const [mode, breach] of typeBreaches(project, entries)) report.add(`types under ${mode}`, breach);
}

const folder = mkdtempSync(join(tmpdir(), 'storageloom-installed-'));
try {
  const report = new Report();
  const tarball = pack(folder);
  checkPublished(tarball, folder, report);
  const project = join(folder, 'project');
  mkdirSync(project);
  checkInstalled(project, tarball, report);
  process.exitCode = report.end('of the installed package');
} finally {
  rmSync(folder, { recursive: true });
}
