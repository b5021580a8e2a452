import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { parseSync, type Declaration, type Program, type TSTypeParameterDeclaration } from 'oxc-parser';
import { declarationOf, nameOf, namesOf, nodesIn, typesAlone } from './syntax.ts';

// The declarations of an entry as a CommonJS module has them. A CommonJS file may take types of an ES module, and no values; so each value
// is declared anew, with the type that it has there, and whatever is no value is handed on. Types are the same, whoever asks.

/** What a name stands for. */
interface Meaning {
  readonly value: boolean;
  /** Parameters of a type, as written, and what is named in them: by name the file that has it. Null: it is no type. */
  readonly type: { readonly parameters: string; readonly names: string; readonly uses: ReadonlyMap<string, string> } | null;
}

/** One file of declarations. */
class DeclarationFile {
  readonly #path: string;
  readonly #text: string;
  readonly #program: Program;

  constructor(path: string) {
    this.#path = path;
    this.#text = readFileSync(path, 'utf8');
    const { program, errors } = parseSync(path, this.#text, { lang: 'dts' });
    if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
    this.#program = program;
  }

  /** By name what is exported. */
  exported(): ReadonlyMap<string, Meaning> {
    const found = new Map<string, Meaning>();
    for (const statement of this.#program.body) {
      if (statement.type === 'ExportAllDeclaration') throw this.#unknown('export *');
      if (statement.type === 'ExportDefaultDeclaration') found.set('default', { value: true, type: null });
      if (statement.type !== 'ExportNamedDeclaration') continue;
      for (const name of namesOf(statement.declaration)) found.set(name, this.#meaningOf(name));
      for (const { local, exported, exportKind } of statement.specifiers) {
        const [inside, outside] = [nameOf(local), nameOf(exported)];
        const from = statement.source === null ? this : this.#at(statement.source.value);
        const meaning = from.#meaningOf(inside);
        const isType = statement.exportKind === 'type' || exportKind === 'type';
        found.set(outside, isType ? { ...meaning, value: false } : meaning);
      }
    }
    return found;
  }

  #meaningOf(name: string): Meaning {
    const declarations = this.#declarations().filter((declaration) => namesOf(declaration).includes(name));
    if (declarations.length === 0) return this.#importedMeaning(name);
    const kinds = declarations.map(({ type }) => type);
    if (kinds.includes('TSModuleDeclaration')) throw this.#unknown(`the namespace ${name}`);
    const value = kinds.some((kind) => !typesAlone.has(kind));
    const typed = declarations.find((declaration) => 'typeParameters' in declaration && !functions.has(declaration.type));
    const isType = kinds.some((kind) => typesAlone.has(kind) || kind === 'ClassDeclaration');
    return {
      value,
      type: isType ? this.#parametersOf((typed as { typeParameters?: Parameters } | undefined)?.typeParameters) : null,
    };
  }

  #exports(name: string): boolean {
    return this.#program.body.some(
      (statement) => statement.type === 'ExportNamedDeclaration' && namesOf(statement.declaration).includes(name),
    );
  }

  #declarations(): readonly Declaration[] {
    return this.#program.body.flatMap((statement) => declarationOf(statement) ?? []);
  }

  #importedMeaning(name: string): Meaning {
    const statement = this.#importOf(name) ?? this.#reexportOf(name);
    if (statement === undefined) throw this.#unknown(name);
    return this.#at(statement.source).#meaningOf(statement.imported);
  }

  #importOf(name: string): { readonly source: string; readonly imported: string } | undefined {
    for (const statement of this.#program.body) {
      if (statement.type !== 'ImportDeclaration') continue;
      const found = statement.specifiers.find(({ type, local }) => type === 'ImportSpecifier' && local.name === name);
      if (found?.type === 'ImportSpecifier') return { source: statement.source.value, imported: nameOf(found.imported) };
    }
    return undefined;
  }

  #reexportOf(name: string): { readonly source: string; readonly imported: string } | undefined {
    for (const statement of this.#program.body) {
      if (statement.type !== 'ExportNamedDeclaration' || statement.source === null) continue;
      const found = statement.specifiers.find(({ exported }) => nameOf(exported) === name);
      if (found !== undefined) return { source: statement.source.value, imported: nameOf(found.local) };
    }
    return undefined;
  }

  /** Of `<W extends object = BareWindow>`: itself, `<W>`, and where BareWindow is. */
  #parametersOf(parameters: Parameters): NonNullable<Meaning['type']> {
    if (parameters == null) return { parameters: '', names: '', uses: new Map() };
    const own = parameters.params.map(({ name }) => name.name);
    const uses = new Map<string, string>();
    for (const name of referencesIn(parameters)) {
      const found = own.includes(name) ? undefined : this.#importOf(name);
      if (found !== undefined && found.imported !== name) throw this.#unknown(`${name}, another name for ${found.imported}`);
      if (found !== undefined) uses.set(name, this.#pathOf(found.source));
      else if (this.#exports(name)) uses.set(name, this.#path);
      else if (this.#declarations().some((declaration) => namesOf(declaration).includes(name)))
        throw this.#unknown(`${name}, not exported`);
    }
    return { parameters: this.#text.slice(parameters.start, parameters.end), names: `<${own.join(', ')}>`, uses };
  }

  #at(specifier: string): DeclarationFile {
    return new DeclarationFile(this.#pathOf(specifier));
  }

  #pathOf(specifier: string): string {
    if (!specifier.startsWith('.')) throw this.#unknown(`an export of the package ${specifier}`);
    return join(dirname(this.#path), specifier.replace(/\.[jt]s$/, '.d.ts'));
  }

  #unknown(what: string): Error {
    return new Error(`${this.#path}: declarations for require() are not made of ${what}; see build/declarations.ts`);
  }
}

type Parameters = TSTypeParameterDeclaration | null | undefined;

const functions: ReadonlySet<string> = new Set(['FunctionDeclaration', 'TSDeclareFunction']);

/** Names of types below a node. */
function referencesIn(node: unknown): readonly string[] {
  return [...nodesIn(node)].flatMap(({ type, typeName }) => {
    const named = typeName as { readonly type: string; readonly name: string } | undefined;
    return type === 'TSTypeReference' && named?.type === 'Identifier' ? [named.name] : [];
  });
}

/** The text for an entry, from the file of its declarations. */
export function shimDeclarations(path: string): string {
  const exported = [...new DeclarationFile(path).exported()];
  const from = (file: string): string => {
    const below = relative(dirname(path), file)
      .split(sep)
      .join('/')
      .replace(/\.d\.ts$/, '.js');
    return `from '${below.startsWith('.') ? below : `./${below}`}' with { 'resolution-mode': 'import' };`;
  };
  const types = exported.filter(([, { value }]) => !value).map(([name]) => name);
  const values = exported.filter(([, { value }]) => value);
  const uses = new Map(values.flatMap(([, { type }]) => [...(type?.uses ?? [])]));
  return [
    `import type * as library ${from(path)}`,
    ...[...uses].map(([name, file]) => `import type { ${name} } ${from(file)}`),
    ...(types.length === 0 ? [] : [`export type { ${types.join(', ')} } ${from(path)}`]),
    ...values.flatMap(declared),
    'export {};',
    '',
  ].join('\n');
}

function declared([name, { type }]: [string, Meaning]): readonly string[] {
  if (name === 'default') return ['declare const standard: typeof library.default;', 'export default standard;'];
  const value = `export declare const ${name}: typeof library.${name};`;
  return type === null ? [value] : [value, `export type ${name}${type.parameters} = library.${name}${type.names};`];
}
