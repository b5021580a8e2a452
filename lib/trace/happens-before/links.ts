import type { StepGraph } from './step-graph.ts';
import type { LinkKind, StepNode } from './step-node.ts';

/** A step that led to another, or that another led to. */
export interface StepLink {
  readonly step: number;
  /** Of an event of that step: of what led to another, the change, message or queueing that did it; else what began it. */
  readonly i: number;
  /** How it is linked to the step that is asked about, or to one that is nearer to it. */
  readonly how: LinkKind;
}

interface Link {
  readonly node: StepNode;
  readonly i: number;
  readonly how: LinkKind;
}

/** The steps that led to one, the nearest first. Of one of which nothing is known: the step that ran before it. */
export function causesOf(graph: StepGraph, node: StepNode): StepLink[] {
  const links = reached(node, ({ leads }) => leads.map(({ from, i, how }) => ({ node: from, i, how })));
  if (links.length > 0) return links;
  const before = stepBefore(graph, node);
  return before === null ? [] : [linkTo(before)];
}

/** The steps that one led to, the nearest first. Of one that led to nothing: those of which nothing else is known than that they ran after it. */
export function effectsOf(graph: StepGraph, node: StepNode): StepLink[] {
  const followers = new Map<StepNode, Link[]>();
  for (const each of graph.nodes) {
    for (const { from, how } of each.leads) {
      const link = { node: each, i: each.i, how };
      const known = followers.get(from);
      if (known === undefined) followers.set(from, [link]);
      else known.push(link);
    }
  }
  const links = reached(node, (each) => followers.get(each) ?? []);
  if (links.length > 0) return links;
  return graph.nodes.flatMap((each) => {
    const before = each.leads.length > 0 || each.index < node.index ? null : stepBefore(graph, each);
    return before?.node === node ? [linkTo({ ...before, node: each })] : [];
  });
}

/** All that can be reached from one, by the number of links. */
function reached(from: StepNode, linksOf: (node: StepNode) => readonly Link[]): StepLink[] {
  const met = new Set([from]);
  const found: StepLink[] = [];
  for (const node of met) {
    for (const link of linksOf(node)) {
      if (met.has(link.node)) continue;
      met.add(link.node);
      found.push({ step: link.node.step, i: link.i, how: link.how });
    }
  }
  return found;
}

/** What ran before it, for want of anything that led to it: before the call that it is or comes of, else on its loop. */
function stepBefore({ nodes }: StepGraph, { index, loop, called, after }: StepNode): Omit<Link, 'i'> | null {
  if (called) {
    const node = nodes[after - 1];
    return node === undefined ? null : { node, how: 'call' };
  }
  const node = nodes.findLast((each) => each.index < index && each.loop === loop && loop !== -1);
  return node === undefined ? null : { node, how: 'loop' };
}

function linkTo({ node, how }: Omit<Link, 'i'>): StepLink {
  return { step: node.step, i: node.i, how };
}
