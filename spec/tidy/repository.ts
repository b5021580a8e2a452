import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFile, Violation } from './source-text.ts';

/** The root folder of the repository. */
export const root: string = fileURLToPath(new URL('../../', import.meta.url));

const notOurs: ReadonlySet<string> = new Set(['node_modules', 'dist', 'coverage', '.git', '.idea', '.vscode']);
const readable = /\.(?:ts|mts|cts|js|mjs|cjs|json|jsonl|jsonc|md|html|css|txt|svg|yml|yaml)$|^(?:LICENSE|run)$|^\.[\w.]+$/;

/** All text files below a folder of the repository (`''`: all of it), in the order of their paths. */
export function filesBelow(folder: string): readonly SourceFile[] {
  const found: SourceFile[] = [];
  const visit = (absolute: string): void => {
    for (const entry of readdirSync(absolute, { withFileTypes: true })) {
      if (entry.isDirectory() && !notOurs.has(entry.name)) visit(join(absolute, entry.name));
      else if (entry.isFile() && readable.test(entry.name)) found.push(read(join(absolute, entry.name)));
    }
  };
  visit(join(root, folder));
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** All files of our own TypeScript. */
export function typeScriptFiles(...folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) => filesBelow(folder)).filter(({ path }) => path.endsWith('.ts'));
}

/** One file of the repository. */
export function file(path: string): SourceFile {
  return read(join(root, path));
}

function read(absolute: string): SourceFile {
  return { path: relative(root, absolute).split(sep).join('/'), text: readFileSync(absolute, 'utf8').replaceAll('\r\n', '\n') };
}

/** Throws one error that names all violations, a line for each. */
export function expectNone(violations: readonly Violation[]): void {
  if (violations.length === 0) return;
  const lines = violations.map(({ file: path, line, message }) => `  ${path}:${line}: ${message}`);
  throw new Error(`${violations.length} of the house's rules are broken:\n${lines.join('\n')}`);
}
