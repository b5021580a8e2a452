import { asciiLowercase } from '../infra/ascii-string.ts';
import { sameOrigin } from '../origin/origin.ts';
import { legacyCloneTraversableStorageShed } from '../storage/legacy-clone.ts';
import type { BrowsingContextGroup } from './browsing-context-group.ts';
import { createInitialDocument } from './create-document.ts';
import type { Document } from './document.ts';
import { isFamiliarWith } from './familiar-with.ts';
import { inclusiveDescendants } from './inclusive-descendants.ts';
import type { Navigable } from './navigable.ts';
import { opensWithoutOpener } from './opener-policy.ts';
import { popupSandboxingFlags } from './sandboxing-flags.ts';
import type { Traversable } from './traversable.ts';

/** What opens tabs for pages. */
export interface TabMaker<W extends object> {
  /** Whether the user lets pages open one more tab. */
  mayOpen(): boolean;
  /** A new tab that shows nothing yet; `group` null: in a browsing context group of its own. */
  create(name: string, firstURL: string, group: BrowsingContextGroup | null): Traversable<W>;
}

/** A navigable for a target name, and how it was come by. */
export interface Chosen<W extends object> {
  readonly navigable: Navigable<W>;
  readonly windowType: 'existing' | 'new and unrestricted' | 'new with no opener';
}

/** Null: no such window is there, and none is opened. `url`: what a new one will be opened with, absolute. */
// HTML, navigables, the rules for choosing a navigable.
// https://html.spec.whatwg.org/multipage/#the-rules-for-choosing-a-navigable
export function chooseNavigable<W extends object>(
  document: Document<W>,
  name: string,
  noopener: boolean,
  url: string,
  tabs: TabMaker<W>,
): Chosen<W> | null {
  // Only a document that is shown gets here.
  const currentNavigable = document.navigable as Navigable<W>;
  const keyword = asciiLowercase(name);
  const existing = (navigable: Navigable<W>): Chosen<W> => ({ navigable, windowType: 'existing' });
  // 1 to 4
  if (name === '' || keyword === '_self') return existing(currentNavigable);
  // 5
  if (keyword === '_parent') return existing(currentNavigable.parent ?? currentNavigable);
  // 6
  if (keyword === '_top') return existing(currentNavigable.top);
  // 7
  const found = keyword === '_blank' ? null : findByTargetName(currentNavigable, name);
  if (found !== null) return existing(found);
  // 8 (IMPL-DEFINED: a popup needs no click)
  if (!tabs.mayOpen() || document.sandboxingFlags.has('sandboxed auxiliary navigation')) return null;
  const { activeDocument: page } = currentNavigable.top;
  const isAlone = page !== null && opensWithoutOpener({ openerPolicy: page.openerPolicy, origin: document.origin }, page.origin);
  const opener = noopener || isAlone ? null : document;
  const chosen = createTopLevelTraversable(document, opener, url, tabs);
  if (keyword !== '_blank' && !isAlone) chosen.targetName = name;
  chosen.popupSandboxingFlags = popupSandboxingFlags(document.sandboxingFlags);
  if (document.sandboxingFlags.has('sandboxed navigation')) chosen.permittedNavigator = currentNavigable;
  if (opener !== null) showInitialDocument(chosen, opener);
  return { navigable: chosen, windowType: opener === null ? 'new with no opener' : 'new and unrestricted' };
}

/**
 * A tab that a page opens. With an opener it belongs to the opener's group, and its session begins as a copy of the opener's: of all
 * origins, once.
 */
// HTML, navigables, create a new top-level traversable.
// https://html.spec.whatwg.org/multipage/#creating-a-new-top-level-traversable
export function createTopLevelTraversable<W extends object>(
  source: Document<W>,
  opener: Document<W> | null,
  url: string,
  tabs: TabMaker<W>,
): Traversable<W> {
  const { userAgent } = source;
  const navigable = source.navigable as Navigable<W>;
  const openerTop = navigable.top as Traversable<W>;
  // 1 to 3
  openerTop.popupsMade ??= new Map();
  const number = (openerTop.popupsMade.get(navigable.name) ?? 0) + 1;
  openerTop.popupsMade.set(navigable.name, number);
  const name = `${navigable.name.replaceAll('/', '-')}-popup${number}`;
  const group = opener === null ? null : openerTop.group;
  // 4 to 10
  const traversable = tabs.create(name, url, group);
  traversable.openedBy = openerTop.name;
  openerTop.opened = openerTop.opened.concat(name);
  userAgent.fact({ type: 'tab-opened', tab: name });
  // 11
  if (opener !== null) {
    traversable.opener = navigable;
    legacyCloneTraversableStorageShed(openerTop.sessionShed, traversable.sessionShed);
    userAgent.fact({ type: 'session-copied', from: openerTop.name, tab: name });
  }
  // 12, 13
  return traversable;
}

/** What a tab with an opener shows before anything has loaded: `about:blank` of the opener's origin. */
export function showInitialDocument<W extends object>(traversable: Traversable<W>, opener: Document<W>): void {
  traversable.currentStep = 0;
  const document = createInitialDocument(traversable, opener, 0);
  const { activeDocument: page } = (opener.navigable as Navigable<W>).top;
  if (page !== null && sameOrigin(page.origin, opener.origin)) document.openerPolicy = page.openerPolicy;
}

// HTML, navigables, find a navigable by target name.
// https://html.spec.whatwg.org/multipage/#find-a-navigable-by-target-name
function findByTargetName<W extends object>(currentNavigable: Navigable<W>, name: string): Navigable<W> | null {
  const top = currentNavigable.top as Traversable<W>;
  // 1 to 4 (its own frames first, then the tab's)
  for (const subtreeToSearch of [currentNavigable, top]) {
    for (const navigable of inclusiveDescendants(subtreeToSearch)) if (navigable.targetName === name) return navigable;
  }
  // 5 to 7 (older tabs first)
  for (const other of top.group.topLevels) {
    if (other === top) continue;
    for (const navigable of inclusiveDescendants(other as Traversable<W>)) {
      if (navigable.targetName === name && isFamiliarWith(currentNavigable, navigable)) return navigable;
    }
  }
  // 8
  return null;
}
