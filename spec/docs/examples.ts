import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A block of code in a Markdown text. */
export interface Example {
  /** Line of its first code line, from 1. */
  readonly line: number;
  readonly code: string;
  /** The block of text that follows it, as what it prints; null when another block or nothing follows. */
  readonly output: string | null;
}

export const root: string = fileURLToPath(new URL('../../', import.meta.url));

/** A module that a page shows: a block that begins with the name of its file, for the examples to import. */
export interface ExampleModule {
  readonly name: string;
  readonly code: string;
}

/** The blocks of TypeScript in a Markdown text, without those that have the name of a file. */
export function examplesOf(markdown: string): Example[] {
  // Every block is read, so that one inside of a longer fence is not taken for one of its own.
  const blocks = [...markdown.matchAll(/^(`{3,})(\w*)[^\n]*\n([\s\S]*?)^\1[ \t]*$/gm)];
  return blocks.flatMap((block, index) => {
    if (block[2] !== 'ts' || /^`+ts \S+\.ts$/m.test(block[0])) return [];
    const next = blocks[index + 1];
    const output = next?.[2] === 'text' ? (next[3] ?? '') : null;
    return [{ line: markdown.slice(0, block.index).split('\n').length + 1, code: block[3] ?? '', output }];
  });
}

export function modulesOf(markdown: string): ExampleModule[] {
  const blocks = markdown.matchAll(/^```\w+ (\S+\.\w+)\n([\s\S]*?)^```[ \t]*$/gm);
  return [...blocks].map(([, name = '', code = '']) => ({ name, code }));
}

/** Those of a file of the repository; none where it is not there. */
export function examplesIn(path: string): Example[] {
  const file = join(root, path);
  return existsSync(file) ? examplesOf(readFileSync(file, 'utf8')) : [];
}

/** Files of the examples of one page, with its modules beside them, inside the package, so that they resolve its own name. */
export class ExampleFiles implements Disposable {
  readonly #folder: string;
  readonly #page: string;

  constructor(page: string) {
    // Below a folder that neither git nor coverage looks at.
    mkdirSync(join(root, 'coverage'), { recursive: true });
    this.#folder = mkdtempSync(join(root, 'coverage', 'examples-'));
    this.#page = basename(page);
    for (const { name, code } of modulesOf(readFileSync(join(root, page), 'utf8'))) writeFileSync(join(this.#folder, name), code);
  }

  /** With as many empty lines before it as the page has, so that a stack names lines of the page. */
  write({ line, code }: Example): string {
    const file = join(this.#folder, `${this.#page}.${line}.ts`);
    writeFileSync(file, '\n'.repeat(line - 1) + code);
    return file;
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true });
  }
}
