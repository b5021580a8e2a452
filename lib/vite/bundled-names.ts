import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Names of the packages that are bundled. Those that earlier runs have met are there from the beginning, instead of being met one by one.
 */
export class BundledNames {
  readonly #cacheDir: string;
  readonly #file: string;
  readonly #always: readonly string[];
  #names: Set<string>;

  constructor(cacheDir: string, always: readonly string[]) {
    this.#cacheDir = cacheDir;
    this.#file = join(cacheDir, 'bundled.json');
    this.#always = always;
    this.#names = new Set([...always, ...read(this.#file)]);
  }

  get all(): readonly string[] {
    return [...this.#names].toSorted();
  }

  /** Where these are kept, and no others: processes that bundle different packages do not take them away from each other. */
  get folder(): string {
    return join(this.#cacheDir, digest(this.all));
  }

  add(names: Iterable<string>): void {
    for (const name of names) this.#names.add(name);
    this.#write();
  }

  /** What was met in this run and earlier ones is met anew. False: there was nothing of the kind. */
  forget(): boolean {
    const { size } = this.#names;
    this.#names = new Set(this.#always);
    if (this.#names.size === size) return false;
    this.#write();
    return true;
  }

  /** Where nothing can be written the next run meets them again. */
  #write(): void {
    try {
      mkdirSync(this.#cacheDir, { recursive: true });
      writeFileSync(this.#file, JSON.stringify(this.all));
    } catch {
      // A project that cannot be written to.
    }
  }
}

/** Where bundles of a project are kept: those of another root, or another config, are others. */
export function bundlesFolder(root: string, config: string | false | undefined): string {
  return join(modulesFolder(root), '.storageloom', 'vite', digest([root, config]));
}

/** The nearest `node_modules` from a folder upwards; one of its own where there is none. */
function modulesFolder(root: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    const modules = join(folder, 'node_modules');
    if (existsSync(modules)) return modules;
    if (dirname(folder) === folder) return join(root, 'node_modules');
  }
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
}

function read(file: string): readonly string[] {
  try {
    const names: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}
