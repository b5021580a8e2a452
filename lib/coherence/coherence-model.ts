import type { Process } from '../event-loop/process.ts';
import type { Area } from '../storage/area.ts';

/** When a write in one process is seen in another. One for a user agent; local and session areas alike go through it. */
export interface CoherenceModel {
  /** As the trace and the engine profiles call it. */
  readonly name: string;
  /** What documents in `process` read and write in place of the bottle's map `truth`: that map itself, or the process's copy. */
  areaFor(truth: Area, process: Process): Area;
}
