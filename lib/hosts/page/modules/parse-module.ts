import type { ModuleExportName, ParseResult, Program, Statement } from 'oxc-parser';
import type { ImportEntry, IndirectExportEntry, ModuleRequest, TextPlace } from '../../../ecmascript/modules/module-text.ts';
import { libraries } from './libraries.ts';
import { beginning, Lines } from './lines.ts';

/** A text that is no module. */
export class ModuleSyntaxError extends Error {
  readonly place: TextPlace;

  constructor(message: string, place: TextPlace) {
    super(message);
    this.name = 'ModuleSyntaxError';
    this.place = place;
  }
}

/** What a module asks for and gives, read off its text. */
export interface ParsedModule {
  readonly program: Program;
  readonly result: ParseResult;
  readonly requests: readonly ModuleRequest[];
  readonly importEntries: readonly ImportEntry[];
  readonly localExports: ReadonlyMap<string, string>;
  readonly indirectExports: readonly IndirectExportEntry[];
  readonly starExports: readonly number[];
}

/** How the declaration of `export default` is called in the code, where it has no name of its own. */
export const defaultName = '*default*';

/** `start`: where the text begins in its resource. Throws a {@link ModuleSyntaxError}. */
// ECMAScript, ParseModule.
// https://tc39.es/ecma262/#sec-parsemodule
export function parseModule(source: string, start: TextPlace = beginning): ParsedModule {
  const lines = new Lines(source, start);
  // 1
  const result = libraries().parseSync('module.js', source, {
    ...{ sourceType: 'module', lang: 'js', showSemanticErrors: true, range: true, preserveParens: false },
  });
  // 2
  const [error] = result.errors;
  // Of something that is there twice the second is at fault, and of brackets the end that is missing.
  if (error !== undefined) {
    throw new ModuleSyntaxError(error.message, lines.placeOf(Math.max(0, ...error.labels.map((label) => label.start))));
  }
  const { program } = result;
  const reader = new EntryReader(lines);
  for (const statement of program.body) reader.read(statement);
  return reader.parsed(program, result);
}

interface Imported {
  readonly request: number;
  readonly importName: string | null;
}

class EntryReader {
  readonly #lines: Lines;
  readonly #requests: ModuleRequest[] = [];
  readonly #imports: ImportEntry[] = [];
  readonly #localExports = new Map<string, { readonly localName: string; readonly place: TextPlace }>();
  readonly #indirect: IndirectExportEntry[] = [];
  readonly #stars: number[] = [];

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  read(statement: Statement): void {
    const { type } = statement;
    if (type === 'ImportDeclaration') this.#readImport(statement);
    else if (type === 'ExportAllDeclaration') this.#readExportAll(statement);
    else if (type === 'ExportNamedDeclaration') this.#readExportNamed(statement);
    else if (type === 'ExportDefaultDeclaration') this.#readExportDefault(statement);
  }

  /** Names that are imported and exported again are no exports of its own. ECMAScript, ParseModule, step 10. */
  parsed(program: Program, result: ParseResult): ParsedModule {
    const importOf = new Map<string, Imported>(this.#imports.map((entry) => [entry.localName, entry]));
    const localExports = new Map<string, string>();
    const indirectExports = [...this.#indirect];
    for (const [exportName, { localName, place }] of this.#localExports) {
      const imported = importOf.get(localName);
      // A namespace that is imported and exported again is a value of this module.
      if (imported === undefined || imported.importName === null) localExports.set(exportName, localName);
      else indirectExports.push({ request: imported.request, importName: imported.importName, exportName, place });
    }
    const [requests, importEntries, starExports] = [this.#requests, this.#imports, this.#stars];
    return { program, result, requests, importEntries, localExports, indirectExports, starExports };
  }

  #readImport({ specifiers, source, attributes, phase, start }: Extract<Statement, { type: 'ImportDeclaration' }>): void {
    if (phase !== null) throw new ModuleSyntaxError(`Imports with '${phase}' are not supported`, this.#lines.placeOf(start));
    const request = this.#request(source.value, attributes);
    for (const specifier of specifiers) {
      let importName: string | null = null;
      if (specifier.type === 'ImportDefaultSpecifier') importName = 'default';
      else if (specifier.type === 'ImportSpecifier') importName = nameOf(specifier.imported);
      const place = this.#lines.placeOf(specifier.start);
      this.#imports.push({ request, importName, localName: specifier.local.name, place });
    }
  }

  #readExportAll({ exported, source, attributes, start }: Extract<Statement, { type: 'ExportAllDeclaration' }>): void {
    const request = this.#request(source.value, attributes);
    const place = this.#lines.placeOf(start);
    if (exported === null) this.#stars.push(request);
    else this.#indirect.push({ request, importName: null, exportName: nameOf(exported), place });
  }

  #readExportNamed(statement: Extract<Statement, { type: 'ExportNamedDeclaration' }>): void {
    const { declaration, specifiers, source, attributes } = statement;
    const request = source === null ? -1 : this.#request(source.value, attributes);
    for (const { local, exported, start } of specifiers) {
      const [exportName, name, place] = [nameOf(exported), nameOf(local), this.#lines.placeOf(start)];
      if (source === null) this.#localExports.set(exportName, { localName: name, place });
      else this.#indirect.push({ request, importName: name, exportName, place });
    }
    if (declaration === null) return;
    const place = this.#lines.placeOf(statement.start);
    for (const localName of declaredNames(declaration)) this.#localExports.set(localName, { localName, place });
  }

  #readExportDefault({ declaration, start }: Extract<Statement, { type: 'ExportDefaultDeclaration' }>): void {
    const isDeclaration = declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration';
    const localName = (isDeclaration && declaration.id?.name) || defaultName;
    this.#localExports.set('default', { localName, place: this.#lines.placeOf(start) });
  }

  #request(specifier: string, attributes: readonly Attribute[]): number {
    let type: string | null = null;
    const unknownAttributes: string[] = [];
    for (const { key, value } of attributes) {
      const name = key.type === 'Identifier' ? key.name : key.value;
      if (name === 'type') type = value.value;
      else unknownAttributes.push(name);
    }
    const attributesOf = (each: ModuleRequest): string => JSON.stringify([each.specifier, each.type, each.unknownAttributes]);
    const request = { specifier, type, unknownAttributes };
    const same = this.#requests.findIndex((each) => attributesOf(each) === attributesOf(request));
    return same === -1 ? this.#requests.push(request) - 1 : same;
  }
}

type Attribute = Extract<Statement, { type: 'ImportDeclaration' }>['attributes'][number];
type Declaration = NonNullable<Extract<Statement, { type: 'ExportNamedDeclaration' }>['declaration']>;

function nameOf(name: ModuleExportName): string {
  return name.type === 'Literal' ? name.value : name.name;
}

interface Pattern {
  readonly type: string;
}

function declaredNames(declaration: Declaration): string[] {
  if (declaration.type === 'VariableDeclaration') return declaration.declarations.flatMap(({ id }) => boundNames(id));
  if (declaration.type !== 'FunctionDeclaration' && declaration.type !== 'ClassDeclaration') return [];
  return declaration.id === null ? [] : [declaration.id.name];
}

// ECMAScript, BoundNames.
// https://tc39.es/ecma262/#sec-static-semantics-boundnames
function boundNames(pattern: Pattern | null): string[] {
  if (pattern === null) return [];
  const { name, left, argument, value, elements, properties } = pattern as {
    readonly name?: string;
    readonly left?: Pattern;
    readonly argument?: Pattern;
    readonly value?: Pattern;
    readonly elements?: readonly (Pattern | null)[];
    readonly properties?: readonly Pattern[];
  };
  switch (pattern.type) {
    case 'Identifier':
      return [name as string];
    case 'AssignmentPattern':
      return boundNames(left ?? null);
    case 'RestElement':
      return boundNames(argument ?? null);
    case 'Property':
      return boundNames(value ?? null);
    default:
      return [...(elements ?? properties ?? [])].flatMap((each) => boundNames(each));
  }
}
