import type { Lane } from './task.ts';
import { laneSuffix, type TaskSource } from './task-source.ts';

/**
 * A new, empty lane. `maker` is the name of what it belongs to, a tab or an agent: `createLane('tab1', …)` is `tab1.dom`. `number`
 * tells apart what one maker has several of: `tab1.port2`.
 */
export function createLane(maker: string, source: TaskSource, agent: number, number?: number): Lane {
  const name = `${maker}.${laneSuffix[source]}${number ?? ''}`;
  return { name, source, agent, head: null, tail: null, place: -1, number: -1 };
}
