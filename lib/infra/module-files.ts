/** A file as errors name it in their stacks. */
export interface ModuleFile {
  /** Its `file:` URL. */
  readonly url: string;
  /** Its path, where a source map says so. */
  readonly path: string;
}

/** Files whose modules pages have run: code of theirs is of a page, although by its name it could be of whoever tests. */
export class ModuleFiles {
  readonly #urls = new Map<string, string>();

  add({ url, path }: ModuleFile): void {
    this.#urls.set(url, url);
    this.#urls.set(path, url);
  }

  /** The URL of the file that stacks call by that name; null for all others. */
  urlOf(name: string): string | null {
    return this.#urls.get(name) ?? null;
  }
}
