import { copyHistory } from '../html/session-history/session-history.ts';
import type { Traversable } from '../html/records/traversable.ts';
import { showCurrentEntry } from '../html/history-traversal/traverse.ts';
import { legacyCloneTraversableStorageShed } from '../storage/legacy-clone.ts';

/** A tab that takes over the session of another one: what it stored, and where it was. What it shows is loaded by tasks. */
export function takeOverSession(from: Traversable, to: Traversable): void {
  legacyCloneTraversableStorageShed(from.sessionShed, to.sessionShed);
  from.userAgent.fact({ type: 'session-copied', from: from.name, tab: to.name });
  copyHistory(from, to);
  to.popupSandboxingFlags = from.popupSandboxingFlags;
  showCurrentEntry(to);
}
