import type { Traversable } from './traversable.ts';

/** Which tab the user looks at. */
export class SystemFocus {
  /** Tabs that have had the focus and are open, the one that had it last at the end. */
  readonly order: Traversable[] = [];
  /** The tab that has it; null: the user looks at none. */
  current: Traversable | null = null;
}
