import { createChildNavigable } from '../../lib/html/child-navigable.ts';
import { createAndActivate } from '../../lib/html/create-document.ts';
import type { Document } from '../../lib/html/document.ts';
import type { Navigable } from '../../lib/html/navigable.ts';
import { noSandboxingFlags, type SandboxingFlagSet } from '../../lib/html/sandboxing-flags.ts';
import { DocumentState, SessionHistoryEntry } from '../../lib/html/session-history-entry.ts';
import type { Traversable } from '../../lib/html/traversable.ts';
import type { BareWindow } from '../../lib/index.ts';
import { originOfURL, type Origin } from '../../lib/origin/origin.ts';
import { traversable } from './bare-model.ts';

/** The origin of a URL; another one each time where it is opaque. */
export const originOf = (url: string): Origin => originOfURL(new URL(url), () => ({ opaque: true, id: 1 }));

/** Puts a document into a navigable, as if a response with these headers had come. */
export function show(
  navigable: Navigable<BareWindow>,
  url: string,
  headers: readonly (readonly [string, string])[] = [],
  sandboxingFlags: SandboxingFlagSet = noSandboxingFlags,
): Document<BareWindow> {
  const entry = new SessionHistoryEntry<Document<BareWindow>>(url, new DocumentState({}));
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
): { tab: Traversable<BareWindow>; document: Document<BareWindow> } {
  const tab = traversable();
  return { tab, document: show(tab, url, headers) };
}

/** A frame in a document, which shows its first about:blank, or that page. */
export function frameIn(
  document: Document<BareWindow>,
  { name = '', sandbox = null, url = null }: { name?: string; sandbox?: string | null; url?: string | null } = {},
): Navigable<BareWindow> {
  const frame = createChildNavigable(document, null, { src: null, srcdoc: null, name, sandbox });
  if (url !== null) show(frame, url, [], frame.activeDocument?.sandboxingFlags);
  return frame;
}

/** A tab with an opener that a page has opened, blank. */
export function popupOf(document: Document<BareWindow>, name = '_blank'): Traversable<BareWindow> {
  const { group } = document.navigable.topLevel;
  const before = new Set(group.topLevels);
  (document.navigable as Navigable<BareWindow>).waysOut.open(document, null, name, '');
  const made = group.topLevels.find((each) => !before.has(each));
  if (made === undefined) throw new Error('nothing was opened');
  return made as Traversable<BareWindow>;
}
