import { scan } from './source-text.ts';
import type { SourceFile, Violation } from './source-text.ts';

/** True when a file has something to run: more than types, imports and re-exports. */
export function hasRuntimeCode({ path, text }: SourceFile): boolean {
  if (path.endsWith('.d.ts')) return false;
  const { code } = scan(text);
  return /^(?:export )?(?:default )?(?:(?:abstract )?class|(?:async )?function|const|let|var)\b|^(?:await|void|if|for|while|try|process|[\w.]+\()/m.test(
    code,
  );
}

/** The command's first two lines: run as a process by the specs of the command. */
const withoutSpec: ReadonlySet<string> = new Set(['lib/cli/main.ts']);

/** The rule: each file of `lib/` with runtime code has its spec at the same place in `spec/`. */
export function mirrorViolations(files: readonly SourceFile[], specPaths: ReadonlySet<string>): readonly Violation[] {
  return files
    .filter((file) => file.path.startsWith('lib/') && !withoutSpec.has(file.path) && hasRuntimeCode(file))
    .map(({ path }) => ({ path, spec: path.replace(/^lib\//, 'spec/').replace(/\.ts$/, '.spec.ts') }))
    .filter(({ spec }) => !specPaths.has(spec))
    .map(({ path, spec }) => ({ file: path, line: 1, message: `has no ${spec}` }));
}
