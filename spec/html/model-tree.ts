import { createChildNavigable } from '../../lib/html/frames/child-navigable.ts';
import { createAndActivate } from '../../lib/html/navigation/create-document.ts';
import type { Document } from '../../lib/html/records/document.ts';
import type { Navigable } from '../../lib/html/records/navigable.ts';
import { noSandboxingFlags, type SandboxingFlagSet } from '../../lib/html/policies/sandboxing-flags.ts';
import { DocumentState, SessionHistoryEntry } from '../../lib/html/records/session-history-entry.ts';
import type { Traversable } from '../../lib/html/records/traversable.ts';
import { windowOpen } from '../../lib/html/window-open/window-open.ts';
import { originOfURL, type Origin } from '../../lib/origin/origin.ts';
import { traversable } from './bare-model.ts';

/** The origin of a URL; another one each time where it is opaque. */
export const originOf = (url: string): Origin => originOfURL(new URL(url), () => ({ opaque: true, id: 1 }));

/** Puts a document into a navigable, as if a response with these headers had come. */
export function show(
  navigable: Navigable,
  url: string,
  headers: readonly (readonly [string, string])[] = [],
  sandboxingFlags: SandboxingFlagSet = noSandboxingFlags,
): Document {
  const entry = new SessionHistoryEntry(url, new DocumentState({}));
  const origin: Origin = sandboxingFlags.has('sandboxed origin') ? { opaque: true, id: 2 } : originOf(url);
  const response = { url, status: 200, headers, body: '' };
  const document = createAndActivate(navigable, entry, { response, origin, aboutBaseURL: null, sandboxingFlags });
  if (document === null) throw new Error(`${navigable.name} is gone`);
  navigable.entries = [entry];
  navigable.currentEntry = entry;
  return document;
}

/** A tab that shows a page. */
export function tabAt(
  url: string,
  headers: readonly (readonly [string, string])[] = [],
): { tab: Traversable; document: Document } {
  const tab = traversable();
  return { tab, document: show(tab, url, headers) };
}

/** A frame in a document, which shows its first about:blank, or that page. */
export function frameIn(
  document: Document,
  { name = '', sandbox = null, url = null }: { name?: string; sandbox?: string | null; url?: string | null } = {},
): Navigable {
  const frame = createChildNavigable(document, null, { src: null, srcdoc: null, name, sandbox });
  if (url !== null) show(frame, url, [], frame.activeDocument?.sandboxingFlags);
  return frame;
}

/** A tab with an opener that a page has opened, blank. */
export function popupOf(document: Document, name = '_blank'): Traversable {
  const { group } = document.navigable.topLevel;
  const before = new Set(group.topLevels);
  windowOpen(document, null, name, '');
  const made = group.topLevels.find((each) => !before.has(each));
  if (made === undefined) throw new Error('nothing was opened');
  return made;
}
