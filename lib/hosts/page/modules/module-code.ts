import type MagicString from 'magic-string';
import type { SourceMap } from 'magic-string';
import type { ExportDefaultDeclaration, Program, Statement } from 'oxc-parser';
import { freeReferences, type ImportReference } from './import-references.ts';
import { libraries } from './libraries.ts';
import { defaultName, type ParsedModule } from './parse-module.ts';
import { walk, type Node } from './walk.ts';

/** A module as the code of a function; everything stands in the line where it stood in the module. */
export interface ModuleCode {
  readonly code: string;
  /** What the first line has before the text of the module. */
  readonly headLength: number;
  readonly hasTopLevelAwait: boolean;
  /** A source map of the code with so much before it. Called once. */
  map(before: string): SourceMap;
}

/** Names in the code that the module itself does not use. */
interface Names {
  readonly imports: string;
  readonly exports: string;
  readonly environment: string;
  /** As long as `import`. */
  readonly load: string;
  readonly start: string;
  readonly default: string;
  /** What nobody declares. */
  readonly absent: string;
}

/**
 * The text of a module as a function: a generator, or with top-level await an asynchronous function. The first part of its run makes
 * its functions and names, the second one evaluates. Each use of an imported name reads an accessor, so that the binding is live.
 * DIVERGES: no direct `eval` sees imported names.
 */
export function moduleCode(source: string, parsed: ParsedModule): ModuleCode {
  const { program, result } = parsed;
  const names = unusedNames(source);
  const rewriting = new Rewriting(source, parsed, names);
  if (program.hashbang !== null) rewriting.blank(program.hashbang);
  for (const { start, end } of result.module.importMetas) rewriting.replace(start, end, `${names.environment}.meta`);
  for (const { start } of result.module.dynamicImports) rewriting.replace(start, start + 'import'.length, names.load);
  const references = freeReferences(program);
  for (const reference of references.imports) rewriting.readThroughAccessor(reference);
  // The function has some.
  for (const { start, end } of references.arguments) rewriting.replace(start, end, names.absent);
  for (const statement of program.body) rewriting.rewrite(statement);
  const hasTopLevelAwait = awaitsAtTopLevel(program);
  const head = headOf(parsed, names, hasTopLevelAwait);
  return {
    code: `${head}${rewriting.text}\n})`,
    headLength: head.length,
    hasTopLevelAwait,
    map: (before) => rewriting.map(before + head),
  };
}

function headOf({ localExports, importEntries, program }: ParsedModule, names: Names, hasTopLevelAwait: boolean): string {
  const imported = new Set(importEntries.map(({ localName }) => localName));
  const readOf = (local: string): string => {
    if (local === defaultName) return names.default;
    return imported.has(local) ? `${names.imports}.${local}` : local;
  };
  const getters = [...localExports].map(([name, local]) => `[${JSON.stringify(name)}]:()=>${readOf(local)}`);
  const unnamed = program.body.some(isUnnamedFunction) ? `,${names.default}` : '';
  const parameters = [names.imports, names.exports, names.environment, names.load, names.start].join(',');
  const pause = hasTopLevelAwait ? `if(${names.start})await ${names.start};` : 'yield;';
  const kind = hasTopLevelAwait ? 'async function' : 'function*';
  return `(${kind}(${parameters}){'use strict';${names.exports}({__proto__:null,${getters.join(',')}}${unnamed});${pause}`;
}

function unusedNames(source: string): Names {
  const unused = (make: (number: number) => string): string => {
    let number = 0;
    while (source.includes(make(number))) number++;
    return make(number);
  };
  const prefix = unused((number) => `$m${number}`);
  const load = unused((number) => `$l${number.toString(36).padStart(4, '0')}`);
  const [imports, exports, environment, start] = ['i', 'x', 'e', 's'].map((letter) => `${prefix}${letter}`) as [
    ...[string, string, string, string],
  ];
  const absent = unused((number) => `arguments${'_'.repeat(number + 1)}`);
  return { imports, exports, environment, load, start, default: `${prefix}d`, absent };
}

function isUnnamedFunction(statement: Node): boolean {
  if (statement.type !== 'ExportDefaultDeclaration') return false;
  const { declaration } = statement as ExportDefaultDeclaration;
  return declaration.type === 'FunctionDeclaration' && declaration.id === null;
}

// ECMAScript, Source Text Module Records, HasTLA.
// https://tc39.es/ecma262/#sec-source-text-module-records
function awaitsAtTopLevel(program: Program): boolean {
  let awaits = false;
  walk(program, (node) => {
    if (awaits || /Function/.test(node.type)) return false;
    const { kind, await: isAwaited } = node as Node & { readonly kind?: string; readonly await?: boolean };
    awaits = node.type === 'AwaitExpression' || kind === 'await using' || isAwaited === true;
    return !awaits;
  });
  return awaits;
}

class Rewriting {
  readonly #source: string;
  readonly #text: MagicString;
  readonly #comments: readonly Pick<Node, 'start' | 'end'>[];
  readonly #names: Names;

  constructor(source: string, { result }: ParsedModule, names: Names) {
    this.#source = source;
    this.#text = new (libraries().MagicString)(source);
    this.#comments = result.comments;
    this.#names = names;
  }

  get text(): string {
    return this.#text.toString();
  }

  map(before: string): SourceMap {
    return this.#text.prepend(before).generateMap({ hires: 'boundary' });
  }

  /** At least as long as what stood there, and with its line breaks. */
  replace(start: number, end: number, by: string): void {
    const breaks = this.#source.slice(start, end).replace(/[^\n\r\u2028\u2029]/g, '');
    this.#text.update(start, end, breaks === '' ? by.padEnd(end - start) : by + breaks);
  }

  /** Spaces for the text, and the same lines. */
  blank({ start, end }: Pick<Node, 'start' | 'end'>, first = ''): void {
    if (end === start) return;
    const spaces = this.#source.slice(start, end).replace(/[^\n\r\u2028\u2029]/g, ' ');
    this.#text.update(start, end, first + spaces.slice(first.length));
  }

  /** DIVERGES: what stands to the right of it in its line moves, and with it the columns in stacks. */
  readThroughAccessor({ start, end, name, isCalled, isShorthand, beginsStatement }: ImportReference): void {
    const read = `${this.#names.imports}.${name}`;
    let by = read;
    // Called as a member it would have the imports as its `this`; and a line that begins with a parenthesis may go on with the one before.
    if (isCalled) by = `${beginsStatement ? '0,' : ''}(0,${read})`;
    else if (isShorthand) by = `${name}:${read}`;
    this.#text.update(start, end, by);
  }

  rewrite(statement: Statement): void {
    const { type, start } = statement;
    if (type === 'ImportDeclaration' || type === 'ExportAllDeclaration') this.blank(statement, ';');
    else if (type === 'ExportDefaultDeclaration') this.#rewriteDefault(statement);
    else if (type === 'ExportNamedDeclaration') {
      if (statement.declaration === null) this.blank(statement, ';');
      else this.blank({ start, end: statement.declaration.start });
    }
  }

  #rewriteDefault({ declaration, start, end }: ExportDefaultDeclaration): void {
    const isDeclaration = declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration';
    if (isDeclaration && declaration.id !== null) {
      this.blank({ start, end: declaration.start });
      return;
    }
    const name = this.#names.default;
    if (declaration.type === 'FunctionDeclaration') {
      this.blank({ start, end: declaration.start });
      this.#text.appendLeft(this.#find('(', declaration.start), ` ${name}`);
      return;
    }
    const keywordsEnd = this.#find('default', start) + 'default'.length;
    const isUnnamed = isAnonymousFunctionDefinition(declaration);
    // As the value of a property it is named after it.
    this.replace(start, keywordsEnd, isUnnamed ? `const ${name}={"default":` : `const ${name}=`);
    const hasSemicolon = this.#source[end - 1] === ';';
    const tail = `${isUnnamed ? '}.default' : ''}${hasSemicolon ? '' : ';'}`;
    if (tail !== '') this.#text.appendLeft(hasSemicolon ? end - 1 : end, tail);
  }

  /** Where a token of that text is, comments aside. */
  #find(token: string, from: number): number {
    let found = this.#source.indexOf(token, from);
    for (;;) {
      const comment = this.#comments.find(({ start, end }) => start <= found && found < end);
      if (comment === undefined) return found;
      found = this.#source.indexOf(token, comment.end);
    }
  }
}

// ECMAScript, IsAnonymousFunctionDefinition.
// https://tc39.es/ecma262/#sec-isanonymousfunctiondefinition
function isAnonymousFunctionDefinition({ type, id }: Node & { readonly id?: object | null }): boolean {
  if (type === 'ArrowFunctionExpression') return true;
  return (type === 'FunctionExpression' || type === 'ClassExpression' || type === 'ClassDeclaration') && id == null;
}
