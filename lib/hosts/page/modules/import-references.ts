import type { ScopeManager } from 'eslint-scope';
import type { Program } from 'oxc-parser';
import { libraries } from './libraries.ts';
import { walk, type Node } from './walk.ts';

/** A place where the value of an imported name is read, or (which throws) written. */
export interface ImportReference extends Pick<Node, 'start' | 'end'> {
  readonly name: string;
  /** Called, or before a template: without a `this`. */
  readonly isCalled: boolean;
  /** It stands for name and value of a property. */
  readonly isShorthand: boolean;
  /** An expression statement begins with it. */
  readonly beginsStatement: boolean;
}

/** What the code of a module names that is not to be found where it stands. */
interface FreeReferences {
  /** Those of all names that the module imports, wherever a scope of its own does not hide them. */
  readonly imports: readonly ImportReference[];
  /** `arguments` outside of functions, where a module has none. */
  readonly arguments: readonly Pick<Node, 'start' | 'end'>[];
}

export function freeReferences(program: Program): FreeReferences {
  const scopes = libraries().analyze(program as never, { ecmaVersion: 2024, sourceType: 'module' });
  const through = (scopes.globalScope?.through ?? []).map(({ identifier }) => identifier as object as Node & Links);
  return { imports: importReferences(program, scopes), arguments: through.filter(({ name }) => name === 'arguments') };
}

function importReferences(program: Program, scopes: ScopeManager): ImportReference[] {
  const variables = scopes.globalScope?.childScopes[0]?.variables ?? [];
  const imported = variables.filter(({ defs }) => defs.some(({ type }) => type === 'ImportBinding'));
  if (imported.length === 0) return [];
  const identifiers = new Set<object>(imported.flatMap(({ references }) => references.map(({ identifier }) => identifier)));
  const found: ImportReference[] = [];
  walk(program, (node, around) => {
    if (identifiers.has(node) && around.at(-1)?.type !== 'ExportSpecifier') found.push(referenceOf(node, around));
  });
  return found;
}

interface Links {
  readonly name?: string;
  readonly callee?: object;
  readonly tag?: object;
  readonly shorthand?: boolean;
  readonly value?: object;
}

function referenceOf(node: Node, around: readonly Node[]): ImportReference {
  const [grandparent, parent] = around.slice(-2) as (Node & Links)[];
  const { start, end, name = '' } = node as Node & Links;
  const isCalled = (parent?.type === 'CallExpression' && parent.callee === node) || parent?.tag === node;
  const owner = parent?.type === 'AssignmentPattern' ? grandparent : parent;
  const isShorthand = owner?.type === 'Property' && owner.shorthand === true && owner.start === start;
  const beginsStatement = around.some((each) => each.type === 'ExpressionStatement' && each.start === start);
  return { start, end, name, isCalled, isShorthand, beginsStatement };
}
