import type { Kernel } from '../event-loop/kernel.ts';
import type { Observer } from '../event-loop/observer.ts';
import type { Process } from '../event-loop/process.ts';
import type { Announcement } from '../storage/announcement.ts';
import type { Area } from '../storage/area.ts';

/** What a model is made of: the user agent's. */
export interface CoherenceInit {
  readonly kernel: Kernel;
  readonly observer: Observer | null;
  /** Tells the documents of `process` that hear of `stored`, the bottle's map. */
  announce(stored: Area, announcement: Announcement, process: Process): void;
}

/** When a write in one process is seen in another. One for a user agent; local and session areas alike go through it. */
export interface CoherenceModel {
  /** As the trace and the engine profiles call it. */
  readonly name: string;
  /** What documents in `process` read and write in place of the bottle's map `truth`: that map itself, or the process's copy. */
  areaFor(truth: Area, process: Process): Area;
  /** It has crashed. What it had sent still arrives. Absent where processes keep nothing. */
  processGone?(process: Process): void;
  /** What is on its way to the browser process arrives at once: the user quits. Absent where nothing is. */
  arrive?(): void;
  /** The run is over: code of its pages reaches nobody any more. */
  end?(): void;
}

export type CoherenceFactory = (init: CoherenceInit) => CoherenceModel;
