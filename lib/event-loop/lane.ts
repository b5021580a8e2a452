import type { Lane } from './task.ts';
import { laneSuffix, type TaskSource } from './task-source.ts';

/** What goes from one process to another: `tab1>browser`. */
export function createProcessLane(from: string, to: string): Lane {
  return { name: `${from}>${to}`, source: 'process', agent: -1, head: null, tail: null, place: -1, number: -1 };
}

/** Nobody's, and each drive runs it: what is on its way between processes, and the lock task queue. */
export function isNobodys({ source }: Lane): boolean {
  return source === 'lock task queue' || source === 'process';
}

/**
 * A new, empty lane. `maker` is the name of what it belongs to, a tab or an agent: `createLane('tab1', …)` is `tab1.dom`. `number`
 * tells apart what one maker has several of: `tab1.port2`.
 */
export function createLane(maker: string, source: TaskSource, agent: number, number?: number): Lane {
  const name = `${maker}.${laneSuffix[source]}${number ?? ''}`;
  return { name, source, agent, head: null, tail: null, place: -1, number: -1 };
}
