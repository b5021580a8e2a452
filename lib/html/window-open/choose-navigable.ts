import { asciiLowercase } from '../../infra/ascii-string.ts';
import { legacyCloneTraversableStorageShed } from '../../storage/legacy-clone.ts';
import { createInitialDocument } from '../navigation/create-document.ts';
import type { Document } from '../records/document.ts';
import { isFamiliarWith } from '../navigables/familiar-with.ts';
import { inclusiveDescendants } from '../navigables/inclusive-descendants.ts';
import { consumeUserActivation, hasTransientActivation } from '../navigables/user-activation.ts';
import type { Navigable } from '../records/navigable.ts';
import { opensWithoutOpener } from '../policies/opener-policy.ts';
import { popupSandboxingFlags } from '../policies/sandboxing-flags.ts';
import type { Traversable } from '../records/traversable.ts';
import type { PopupRefusal } from '../records/user-agent-options.ts';

/** A navigable for a target name, and how it was come by. */
export interface Chosen {
  readonly navigable: Navigable;
  readonly windowType: 'existing' | 'new and unrestricted' | 'new with no opener';
}

/** Null: no such window is there, and none is opened. `url`: what a new one will be opened with, absolute. */
// HTML, navigables, the rules for choosing a navigable.
// https://html.spec.whatwg.org/multipage/#the-rules-for-choosing-a-navigable
export function chooseNavigable(document: Document, name: string, noopener: boolean, url: string): Chosen | null {
  const { navigable: currentNavigable, userAgent } = document;
  const { tabOpener } = userAgent;
  const keyword = asciiLowercase(name);
  const existing = (navigable: Navigable): Chosen => ({ navigable, windowType: 'existing' });
  // 1 to 4
  if (name === '' || keyword === '_self') return existing(currentNavigable);
  // 5
  if (keyword === '_parent') return existing(currentNavigable.parent ?? currentNavigable);
  // 6
  if (keyword === '_top') return existing(currentNavigable.topLevel);
  // 7
  const found = keyword === '_blank' ? null : findByTargetName(currentNavigable, name);
  if (found !== null) return existing(found);
  // 8 (IMPL-DEFINED: whether popups need a click)
  const refusal = document.sandboxingFlags.has('sandboxed auxiliary navigation')
    ? bySandbox
    : tabOpener.refusal(hasTransientActivation(document));
  if (refusal !== null) {
    tellOfRefusal(document, url, refusal);
    return null;
  }
  const { activeDocument: page } = currentNavigable.topLevel;
  const isAlone =
    page !== null && opensWithoutOpener({ openerPolicy: page.params.openerPolicy, origin: document.origin }, page.origin);
  const opener = noopener || isAlone ? null : document;
  consumeUserActivation(document);
  const chosen = createTopLevelTraversable(document, opener, url);
  if (keyword !== '_blank' && !isAlone) chosen.targetName = name;
  chosen.popupSandboxingFlags = popupSandboxingFlags(document.sandboxingFlags);
  if (document.sandboxingFlags.has('sandboxed navigation')) chosen.permittedNavigator = currentNavigable;
  if (opener !== null) showInitialDocument(chosen, opener);
  return { navigable: chosen, windowType: opener === null ? 'new with no opener' : 'new and unrestricted' };
}

const bySandbox: PopupRefusal = {
  why: 'a sandbox forbids it',
  mend: 'Add allow-popups to the attribute sandbox of the frame, or to the policy of the page.',
};

/** The page is given null, at which few pages look. */
function tellOfRefusal(document: Document, url: string, { why, mend }: PopupRefusal): void {
  const line = `A window for ${url} was not opened: ${why}. ${mend}`;
  document.userAgent.notice(document, line, { what: 'window', url, reason: why });
}

/**
 * A tab that a page opens. With an opener it belongs to the opener's group, and its session begins as a copy of the opener's: of all
 * origins, once.
 */
// HTML, navigables, create a new top-level traversable.
// https://html.spec.whatwg.org/multipage/#creating-a-new-top-level-traversable
export function createTopLevelTraversable(source: Document, opener: Document | null, url: string): Traversable {
  const { userAgent } = source;
  const { navigable, traversable: openerTop } = source;
  const popups = (openerTop.popups ??= { made: new Map(), open: [] });
  const number = (popups.made.get(navigable.name) ?? 0) + 1;
  popups.made.set(navigable.name, number);
  const name = `${navigable.name.replaceAll('/', '-')}-popup${number}`;
  // 1 to 3
  const group = opener === null ? null : openerTop.group;
  // 4 to 8
  const traversable = userAgent.tabOpener.open(name, url, group);
  // 9
  traversable.openedBy = openerTop.name;
  popups.open = [...popups.open, name];
  userAgent.fact({ type: 'tab-opened', tab: name });
  // 10
  if (opener !== null) {
    traversable.opener = navigable;
    legacyCloneTraversableStorageShed(openerTop.sessionShed, traversable.sessionShed);
    userAgent.fact({ type: 'session-copied', from: openerTop.name, tab: name });
  }
  // 11, 12 (opening it has done so)
  // 13
  return traversable;
}

/** What a tab with an opener shows before anything has loaded: `about:blank` of the opener's origin. */
export function showInitialDocument(traversable: Traversable, opener: Document): void {
  traversable.currentStep = 0;
  createInitialDocument(traversable, opener, 0);
}

// HTML, navigables, find a navigable by target name.
// https://html.spec.whatwg.org/multipage/#find-a-navigable-by-target-name
function findByTargetName(currentNavigable: Navigable, name: string): Navigable | null {
  const { topLevel: top } = currentNavigable;
  // 1 to 3 (its own frames first, then the tab's)
  // 4
  for (const subtreeToSearch of [currentNavigable, top]) {
    for (const navigable of inclusiveDescendants(subtreeToSearch)) if (navigable.targetName === name) return navigable;
  }
  // 5, 6 (older tabs first)
  // 7
  for (const other of top.group.topLevels) {
    if (other === top) continue;
    for (const navigable of inclusiveDescendants(other)) {
      if (navigable.targetName === name && isFamiliarWith(currentNavigable, navigable)) return navigable;
    }
  }
  // 8
  return null;
}
