import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lostSources, missingTargets, mostBytes, sizeOf } from './contents.ts';
import { node, run } from './program.ts';
import type { Report } from './report.ts';
import { root } from './tarball.ts';

/** What can be said of the packed package without running it. `folder`: an empty one. */
export function checkPublished(tarball: string, folder: string, report: Report): void {
  const unpacked = run(folder, 'tar', '-xzf', tarball);
  if (!unpacked.ok) throw new Error(unpacked.output);
  const content = join(folder, 'package');
  const manifest = JSON.parse(readFileSync(join(content, 'package.json'), 'utf8')) as { exports: unknown; bin: unknown };
  report.add('has every file that package.json names', listed(missingTargets(content, manifest)));
  report.add('has the sources of every source map', listed(lostSources(content)));
  const bytes = sizeOf(content);
  const megabytes = (bytes / 1e6).toFixed(2);
  report.add(
    `is ${megabytes} MB unpacked, without source maps (at most ${mostBytes / 1e6})`,
    bytes <= mostBytes ? null : `${bytes} bytes`,
  );
  const bin = (path: string): string => join(root, 'node_modules', path);
  const publint = node(root, bin('publint/src/cli.js'), 'run', tarball, '--strict', '--level', 'warning');
  report.add('publint: nothing to say', publint.ok ? null : publint.output);
  const attw = node(
    root,
    bin('@arethetypeswrong/cli/dist/index.js'),
    ...[tarball, '--profile', 'node16', '--no-definitely-typed', '--no-color', '--no-emoji', '--format', 'ascii'],
  );
  report.add('are the types wrong? not under node16, nodenext and bundler', attw.ok ? null : attw.output);
}

function listed(lines: readonly string[]): string | null {
  return lines.length === 0 ? null : lines.join('\n');
}
