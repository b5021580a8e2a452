import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

// What is in the package, where it is unpacked.

/** Without source maps: installing is waiting, and maps are the sources once more. */
export const mostBytes = 1_600_000;

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent?: readonly (string | null)[];
}

/** Paths of all files below a folder. */
function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

/** In bytes, without source maps. */
export function sizeOf(folder: string): number {
  return filesBelow(folder)
    .filter((file) => !file.endsWith('.map'))
    .reduce((sum, file) => sum + statSync(file).size, 0);
}

/** Source maps that name a source which they have not, and modules that name a map which is not there; a line for each. */
export function lostSources(folder: string): readonly string[] {
  return filesBelow(folder).flatMap((file) => {
    const name = relative(folder, file);
    if (file.endsWith('.map')) {
      const { sources, sourcesContent = [] } = JSON.parse(readFileSync(file, 'utf8')) as SourceMap;
      return sources.filter((_, index) => typeof sourcesContent[index] !== 'string').map((source) => `${name}: ${source}`);
    }
    if (!/\.c?js$/.test(file)) return [];
    const map = /\n\/\/# sourceMappingURL=(.*)\s*$/.exec(readFileSync(file, 'utf8'))?.[1];
    return map === undefined || existsSync(join(file, '..', map)) ? [] : [`${name}: ${map}`];
  });
}

/** Files that a package.json names and that are not there. */
export function missingTargets(
  folder: string,
  { exports, bin }: { readonly exports: unknown; readonly bin: unknown },
): readonly string[] {
  const named = (value: unknown): readonly string[] => {
    if (typeof value === 'string') return [value];
    if (typeof value !== 'object' || value === null) return [];
    // In a clone of the repository only.
    return Object.entries(value).flatMap(([name, inner]) => (name === '@storageloom/source' ? [] : named(inner)));
  };
  return named([exports, bin]).filter((path) => !existsSync(join(folder, path)));
}
