import type { Declaration, Program } from 'oxc-parser';

export type Statement = Program['body'][number];

/** The names that a declaration gives. */
export function namesOf(declaration: Declaration | null): readonly string[] {
  if (declaration === null) return [];
  if (declaration.type === 'VariableDeclaration') {
    return declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
  }
  return 'id' in declaration && declaration.id?.type === 'Identifier' ? [declaration.id.name] : [];
}

/** What a statement declares, whether it exports it or not. */
export function declarationOf(statement: Statement): Declaration | null {
  if (statement.type === 'ExportNamedDeclaration') return statement.declaration;
  const isDeclaration = 'declare' in statement || typesAlone.has(statement.type);
  return isDeclaration ? (statement as Declaration) : null;
}

/** Declarations that make no value. */
export const typesAlone: ReadonlySet<string> = new Set(['TSInterfaceDeclaration', 'TSTypeAliasDeclaration']);

/** A name in an import or an export, which may be a string. */
export function nameOf(name: { readonly type: string; readonly name?: string; readonly value?: unknown }): string {
  return name.type === 'Literal' ? String(name.value) : (name.name ?? '');
}

interface Node {
  readonly type: string;
}

/** A node and all nodes below it. */
export function* nodesIn(node: unknown): Iterable<Node & Readonly<Record<string, unknown>>> {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node && typeof node.type === 'string') yield node as Node & Readonly<Record<string, unknown>>;
  for (const below of Object.values(node)) yield* nodesIn(below);
}
