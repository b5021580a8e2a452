import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync, type ImportDeclaration, type Program } from 'oxc-parser';
import { declarationOf, nameOf, namesOf, nodesIn, type Statement } from './syntax.ts';

// Declarations say all that modules have. What no entry leads to is of no use to anybody, and a third of what is published.

/** One file of declarations, and what of it is needed. */
class NeededFile {
  readonly #path: string;
  readonly #text: string;
  readonly #program: Program;
  readonly #kept = new Set<Statement>();
  /** Local names of imports, and names of re-exports. */
  readonly #specifiers = new Set<string>();

  constructor(path: string) {
    this.#path = path;
    this.#text = readFileSync(path, 'utf8');
    this.#program = parseSync(path, this.#text, { lang: 'dts' }).program;
  }

  /** All names that it exports. */
  get exported(): readonly string[] {
    return this.#program.body.flatMap((statement) => {
      if (statement.type === 'ExportDefaultDeclaration') return ['default'];
      if (statement.type !== 'ExportNamedDeclaration') return [];
      return [...namesOf(statement.declaration), ...statement.specifiers.map(({ exported }) => nameOf(exported))];
    });
  }

  /** Keeps what stands for a name here; gives what that needs of other files. */
  *need(name: string): Iterable<readonly [path: string, name: string]> {
    for (const statement of this.#program.body) {
      if (statement.type === 'ImportDeclaration') yield* this.#needImported(statement, name);
      else if (this.#stands(statement, name)) yield* this.#keep(statement);
      if (statement.type !== 'ExportNamedDeclaration') continue;
      for (const { local, exported } of statement.specifiers) {
        if (nameOf(exported) !== name) continue;
        this.#specifiers.add(name);
        yield statement.source === null ? [this.#path, nameOf(local)] : [this.#pathOf(statement.source.value), nameOf(local)];
      }
    }
  }

  #stands(statement: Statement, name: string): boolean {
    // What is said of other modules, or of all, comes with the file.
    if (statement.type === 'TSModuleDeclaration' && statement.id.type !== 'Identifier') return true;
    return statement.type === 'ExportDefaultDeclaration' ? name === 'default' : namesOf(declarationOf(statement)).includes(name);
  }

  *#needImported(statement: ImportDeclaration, name: string): Iterable<readonly [string, string]> {
    for (const specifier of statement.specifiers) {
      if (specifier.local.name !== name) continue;
      this.#specifiers.add(name);
      if (!statement.source.value.startsWith('.')) return;
      yield [this.#pathOf(statement.source.value), specifier.type === 'ImportSpecifier' ? nameOf(specifier.imported) : '*'];
    }
  }

  *#keep(statement: Statement): Iterable<readonly [string, string]> {
    if (this.#kept.has(statement)) return;
    this.#kept.add(statement);
    for (const node of nodesIn(statement)) {
      if (node.type === 'Identifier') yield [this.#path, String(node['name'])];
      if (node.type !== 'TSImportType') continue;
      const { value } = node['source'] as { readonly value: string };
      if (value.startsWith('.')) yield [this.#pathOf(value), '*'];
    }
  }

  #pathOf(specifier: string): string {
    return join(dirname(this.#path), specifier.replace(/\.[jt]s$/, '.d.ts'));
  }

  /** Its text, as far as it is needed. */
  get text(): string {
    let end = 0;
    let text = '';
    for (const statement of this.#program.body) {
      // With the comments before it.
      const [before, itself] = [this.#text.slice(end, statement.start), this.#text.slice(statement.start, statement.end)];
      end = statement.end;
      const { type } = statement;
      const names = type === 'ImportDeclaration' || type === 'ExportNamedDeclaration' ? this.#needed(statement) : null;
      if (this.#kept.has(statement)) text += before + itself;
      else if (names !== null && names.length > 0) text += before + this.#withNames(statement, names);
    }
    return `${text.trimStart()}\nexport {};\n`;
  }

  /** The specifiers of an import or a re-export that are needed, as written. */
  #needed(statement: Statement): readonly string[] {
    if (statement.type !== 'ImportDeclaration' && statement.type !== 'ExportNamedDeclaration') return [];
    return [...statement.specifiers]
      .filter((specifier) => this.#specifiers.has('exported' in specifier ? nameOf(specifier.exported) : specifier.local.name))
      .map(({ start, end }) => this.#text.slice(start, end));
  }

  #withNames(statement: Statement, names: readonly string[]): string {
    const { start, end } = statement;
    const text = this.#text.slice(start, end);
    const [open, close] = [text.indexOf('{'), text.indexOf('}')];
    return open < 0 ? text : `${text.slice(0, open)}{ ${names.join(', ')} ${text.slice(close)}`;
  }
}

/** By path the texts of what the entries lead to, themselves among them. */
export function neededDeclarations(entries: readonly string[]): ReadonlyMap<string, string> {
  const files = new Map<string, NeededFile>();
  const fileAt = (path: string): NeededFile => {
    let file = files.get(path);
    if (file === undefined) files.set(path, (file = new NeededFile(path)));
    return file;
  };
  const seen = new Set<string>();
  const left: (readonly [path: string, name: string])[] = entries.map((path) => [path, '*']);
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [path, name] = next;
    if (seen.has(`${path} ${name}`)) continue;
    seen.add(`${path} ${name}`);
    if (name === '*') left.push(...fileAt(path).exported.map((each) => [path, each] as const));
    else left.push(...fileAt(path).need(name));
  }
  return new Map([...files].map(([path, file]) => [path, file.text]));
}
