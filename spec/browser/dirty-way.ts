import type { BareWindow } from '../../lib/index.ts';
import type { Headers, World } from './dirty-world.ts';

/** One way to leave something behind. */
export interface Way {
  readonly act?: (world: World) => unknown;
  /** What the first pages of the run answer with, beside their text. */
  readonly before?: Headers;
  /** The same of the next run, and of the new Browser that it is compared with. */
  readonly after?: Headers;
  /** It opens or closes tabs: what is open at the first reset comes back after each, so that only the runs after it are compared. */
  readonly tabs?: boolean;
  /** A response never comes, which whoever settles waits for: it is the last of those that are carried out together. */
  readonly unanswered?: boolean;
}

/** Page code of the first tab leaves it. */
export function first(act: (window: BareWindow) => unknown): Way {
  return { act: ({ tabs: [tab] }) => tab.run((window) => void act(window)) };
}
