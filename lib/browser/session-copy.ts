import { copyHistory } from '../html/session-history.ts';
import type { Traversable } from '../html/traversable.ts';
import { showCurrentEntry } from '../html/traverse.ts';
import { legacyCloneTraversableStorageShed } from '../storage/legacy-clone.ts';

/** A tab that takes over the session of another one: what it stored, and where it was. What it shows is loaded by tasks. */
export function takeOverSession<W extends object>(from: Traversable<W>, to: Traversable<W>): void {
  legacyCloneTraversableStorageShed(from.sessionShed, to.sessionShed);
  from.userAgent.fact({ type: 'session-copied', from: from.name, tab: to.name });
  copyHistory(from, to);
  to.popupSandboxingFlags = from.popupSandboxingFlags;
  showCurrentEntry(to);
}
