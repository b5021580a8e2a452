/**
 * What the agents in it share besides their loops: one copy of each storage area, where coherence keeps copies. IMPL-DEFINED: every
 * agent has a process of its own, as in a browser that isolates sites.
 */
export interface Process {
  readonly id: number;
  /** After its agent. */
  readonly name: string;
}
