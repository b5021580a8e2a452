import { assert } from '../../infra/assert.ts';
import { sameOrigin } from '../../origin/origin.ts';
import { checkIfUnloadingIsCanceled } from '../document-lifecycle/before-unload.ts';
import { isAllowedBySandboxingToNavigate } from '../navigables/allowed-to-navigate.ts';
import { setOngoingNavigation } from '../navigables/set-ongoing-navigation.ts';
import type { Document } from '../records/document.ts';
import type { NavigateOptions } from '../records/document-hooks.ts';
import { recordResult } from './navigation-result.ts';
import type { Navigable } from '../records/navigable.ts';
import { OngoingNavigation, type NavigationResult } from '../records/ongoing-navigation.ts';
import { blobURLEntryOf } from './blob-url-entry.ts';
import { evaluateJavaScriptURL } from './javascript-url.ts';
import { fetchEntry, type Population } from './populate.ts';
import { creationSandboxingFlags } from './create-document.ts';
import { takeItsPlace, type HistoryHandling } from '../session-history/session-history.ts';
import { DocumentState, SessionHistoryEntry, type DocumentRequest } from '../records/session-history-entry.ts';
import { updateForHistoryStep } from '../session-history/update-document.ts';
import { queueUserAgentTask } from '../navigables/user-agent-task.ts';

/** Why a navigation began, as the trace says it. */
export type NavigationCause = 'user' | 'reload' | 'frame' | NavigateOptions['cause'];

export interface NavigationRequest extends DocumentRequest {
  /** Absolute and serialized. */
  readonly url: string;
  readonly cause: NavigationCause;
  /** Default: as HTML decides, mostly `push`. */
  readonly handling?: HistoryHandling;
}

/** Returns what becomes of it: where it leads is loaded by tasks. */
// HTML, navigation, navigate.
// https://html.spec.whatwg.org/multipage/#navigate
export function navigate(navigable: Navigable, request: NavigationRequest): OngoingNavigation {
  const { userAgent, activeDocument, ongoingNavigation } = navigable;
  const { url, cause } = request;
  // 1 to 8 (who asks has said so)
  // 9 (a page being left leads nowhere)
  if (activeDocument !== null && activeDocument.lifecycle.unloadCounter > 0) return notBegun(navigable, url, beingLeft);
  if (activeDocument === null && url.startsWith('javascript:')) {
    // A tab that shows nothing yet has nothing that the script could run in.
    return navigate(navigable, { url: 'about:blank', cause });
  }
  // 10, 11 (no frame is lazy)
  // 12, 13
  const handling = historyHandling(navigable, request);
  // 14
  userAgent.fact({ type: 'navigation-started', tab: navigable.name, url, cause });
  if (activeDocument !== null && isFragmentNavigation(activeDocument, request)) {
    return navigateToFragment(navigable, activeDocument, url, handling);
  }
  // 15 to 17 (when it starts)
  // 18 (who goes back or forward is not diverted)
  if (isTraversing(ongoingNavigation)) return notBegun(navigable, url, traversing);
  // 19 (when it starts)
  // 20
  if (url.startsWith('javascript:')) {
    if (activeDocument !== null) navigateToJavaScriptURL(navigable, activeDocument, request);
    return new OngoingNavigation(url);
  }
  // 21, 22 (no navigation API, no deferred fetches)
  // 23
  const sandboxingFlags = creationSandboxingFlags(navigable);
  const blob = blobURLEntryOf(userAgent, url);
  const documentRequest = blob === null ? request : { ...request, blob };
  const entry = new SessionHistoryEntry(url, new DocumentState(documentRequest));
  return startNavigation(navigable, entry, { handling, cause, sandboxingFlags });
}

const beingLeft = 'The page is being left, and leads nowhere meanwhile.';
const traversing = 'The tab was on its way back or forward in its history.';

function isTraversing(navigation: OngoingNavigation | null): boolean {
  return navigation !== null && navigation.traversalEnded !== null;
}

/** A navigation that leads nowhere. */
function notBegun({ activeDocument }: Navigable, url: string, reason: string): OngoingNavigation {
  const navigation = new OngoingNavigation(url);
  navigation.result = { ok: false, url: activeDocument?.url ?? url, status: 0, reason };
  return navigation;
}

/** The same for a document that may be in a sandbox, which may forbid it. False: it does. */
export function navigateBy(source: Document, navigable: Navigable, request: NavigationRequest): boolean {
  if (!isAllowedBySandboxingToNavigate(source, navigable)) return false;
  navigate(navigable, request);
  return true;
}

/** IMPL-DEFINED: the script is a task of the DOM manipulation source, behind what was queued there before. */
// HTML, navigation, navigate to a javascript: URL.
// https://html.spec.whatwg.org/multipage/#navigate-to-a-javascript:-url
function navigateToJavaScriptURL(
  navigable: Navigable,
  document: Document,
  { url, cause, ...documentRequest }: NavigationRequest,
): void {
  document.queueTask('DOM manipulation', 'javascript: URL', () => {
    // 1 to 6 (the evaluation asks for the origin)
    // 7
    const evaluated = evaluateJavaScriptURL(document, url, documentRequest);
    // 8
    if (evaluated === null || navigable.activeDocument !== document) return;
    // 9 to 11 (they are the document's)
    // 12
    const request = { initiatorOrigin: document.origin, initiatorBaseURL: document.baseURL, srcdoc: evaluated.markup };
    // 13
    const entry = new SessionHistoryEntry(document.url, new DocumentState(request));
    const sandboxingFlags = creationSandboxingFlags(navigable);
    // 14
    startNavigation(navigable, entry, { handling: 'replace', cause, sandboxingFlags });
  });
}

/** Takes the place of what is under way, and asks for the entry in a task: the script goes on first. */
export function startNavigation(navigable: Navigable, entry: SessionHistoryEntry, population: Population): OngoingNavigation {
  const navigation = new OngoingNavigation(entry.url);
  setOngoingNavigation(navigable, navigation);
  navigable.delayLoad();
  navigable.navigations.begun++;
  queueUserAgentTask(navigable, `navigate ${entry.url}`, () => {
    if (navigable.ongoingNavigation !== navigation || isStayedAt(navigable, navigation)) return;
    fetchEntry(navigable, navigation, entry, population);
  });
  return navigation;
}

/** Asks the page that would be left. True: it stays, and the navigation has ended; or another one has begun meanwhile. */
function isStayedAt(navigable: Navigable, navigation: OngoingNavigation): boolean {
  const { activeDocument } = navigable;
  if (activeDocument === null || activeDocument.lifecycle.isInitialAboutBlank || !checkIfUnloadingIsCanceled([activeDocument])) {
    return navigable.ongoingNavigation !== navigation;
  }
  if (navigable.ongoingNavigation !== navigation) return true;
  navigable.ongoingNavigation = null;
  const reason = 'The page asked the user to stay, and the user did.';
  navigation.result = { ok: false, url: activeDocument.url, status: 0, reason };
  recordResult(navigable, navigation.result);
  navigable.endDelay();
  return true;
}

/** Reloads what the navigable shows. Null: nothing happens, while it shows nothing or the page is being left. */
// HTML, navigation, reload.
// https://html.spec.whatwg.org/multipage/#reload
export function reload(navigable: Navigable): OngoingNavigation | null {
  const { activeDocument, currentEntry, ongoingNavigation, userAgent } = navigable;
  // 1
  if (activeDocument === null || currentEntry === null || activeDocument.lifecycle.unloadCounter > 0) return null;
  userAgent.fact({ type: 'navigation-started', tab: navigable.name, url: currentEntry.url, cause: 'reload' });
  // 2, 3
  if (isTraversing(ongoingNavigation)) return notBegun(navigable, currentEntry.url, traversing);
  // 4
  const sandboxingFlags = creationSandboxingFlags(navigable);
  return startNavigation(navigable, currentEntry, { handling: 'reload', cause: 'reload', sandboxingFlags });
}

/** A page that has not loaded is replaced by where its scripts lead, and so is one by itself. */
function historyHandling({ activeDocument }: Navigable, request: NavigationRequest): HistoryHandling {
  const { handling, cause, url, initiatorOrigin } = request;
  if (handling !== undefined) return handling;
  if (activeDocument === null) return 'push';
  if (activeDocument.lifecycle.isInitialAboutBlank) return 'replace';
  if (cause === 'frame' && !activeDocument.lifecycle.loaded) return 'replace';
  if (url !== activeDocument.url) return 'push';
  // IMPL-DEFINED: the user who enters the URL of the page gets it again, in its place.
  const isOwn = cause === 'user' || (initiatorOrigin != null && sameOrigin(initiatorOrigin, activeDocument.origin));
  return isOwn ? 'replace' : 'push';
}

function isFragmentNavigation(document: Document, { url, method = 'GET', srcdoc }: NavigationRequest): boolean {
  if (method !== 'GET' || srcdoc !== undefined || document.destroyed) return false;
  const fragment = url.indexOf('#');
  return fragment !== -1 && url.slice(0, fragment) === document.url.replace(/#.*$/s, '');
}

// HTML, navigation, navigate to a fragment.
// https://html.spec.whatwg.org/multipage/#navigate-fragid
function navigateToFragment(navigable: Navigable, document: Document, url: string, handling: HistoryHandling): OngoingNavigation {
  const { currentEntry } = navigable;
  assert(currentEntry !== null, 'a document that is shown has its entry');
  // 1 to 5 (no navigation API)
  // 6
  const historyEntry = new SessionHistoryEntry(url, currentEntry.documentState);
  // 7 to 13 (the page may ask for the length)
  takeItsPlace(navigable, historyEntry, handling);
  // 14
  updateForHistoryStep(document, historyEntry);
  // 15, 16 (nothing scrolls)
  // 17
  // Another navigation that is under way goes on.
  const navigation = new OngoingNavigation(url);
  const result: NavigationResult = { ok: true, url, status: 200, reason: null };
  navigation.result = result;
  recordResult(navigable, result);
  return navigation;
}
