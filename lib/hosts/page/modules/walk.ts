import { libraries } from './libraries.ts';

/** A node of a parsed text. Offsets count code units. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Called with a node and those around it, the outermost first. False: what is in it is left out. */
export type Visit = (node: Node, around: readonly Node[]) => boolean | void;

/** Walks through a tree, parents first. */
export function walk(root: Node, visit: Visit): void {
  const { visitorKeys } = libraries();
  const around: Node[] = [];
  const enter = (node: Node): void => {
    if (visit(node, around) === false) return;
    around.push(node);
    for (const key of visitorKeys[node.type] ?? []) {
      const child = (node as Node & Readonly<Record<string, Node | readonly (Node | null)[] | null | undefined>>)[key];
      for (const each of Array.isArray(child) ? child : [child]) if (each != null) enter(each);
    }
    around.pop();
  };
  enter(root);
}
