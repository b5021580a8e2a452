import type { Area } from './area.ts';
import type { Source } from './source.ts';

/** A change of an area, as it is announced to the documents of one process when that hears of it. */
export interface Announcement {
  /** What they have it in. */
  readonly area: Area;
  /** Null: it was cleared. */
  readonly key: string | null;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  /** The document that made it, and its URL then. */
  readonly source: Source;
  readonly url: string;
  /** As an engine has it that keeps a URL with each storage object. Default: `url`. */
  readonly urlAtFirstUse?: string;
}
