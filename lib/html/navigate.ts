import { sameOrigin } from '../origin/origin.ts';
import { checkIfUnloadingIsCanceled } from './before-unload.ts';
import { stopNavigation } from './destroy-document.ts';
import type { Document } from './document.ts';
import type { NavigateOptions } from './document-host.ts';
import { recordResult } from './navigation-result.ts';
import type { Navigable, OngoingNavigation } from './navigable.ts';
import { isAllowedBySandboxingToNavigate } from './allowed-to-navigate.ts';
import { evaluateJavaScriptURL } from './javascript-url.ts';
import { fetchEntry, type Population } from './populate.ts';
import { creationSandboxingFlags } from './create-document.ts';
import { takeItsPlace, type HistoryHandling } from './session-history.ts';
import { DocumentState, SessionHistoryEntry, type DocumentRequest } from './session-history-entry.ts';
import type { Traversable } from './traversable.ts';
import { updateForHistoryStep } from './update-document.ts';
import { userAgentTask } from './window-hooks.ts';

/** Why a navigation began, as the trace says it. */
export type NavigationCause = 'user' | 'reload' | 'frame' | NavigateOptions['cause'];

export interface NavigationRequest extends DocumentRequest {
  /** Absolute and serialized. */
  readonly url: string;
  readonly cause: NavigationCause;
  /** Default: as HTML decides, mostly `push`. */
  readonly handling?: HistoryHandling;
}

// HTML, navigation, navigate.
// https://html.spec.whatwg.org/multipage/#navigate
export function navigate<W extends object>(navigable: Navigable<W>, request: NavigationRequest): void {
  const { userAgent, activeDocument, ongoingNavigation } = navigable;
  const { url, cause } = request;
  // 1 to 8 (a page being left leads nowhere)
  if (activeDocument !== null && activeDocument.unloadCounter > 0) return;
  if (activeDocument === null && url.startsWith('javascript:')) {
    // A tab that shows nothing yet has nothing that the script could run in.
    navigate(navigable, { url: 'about:blank', cause });
    return;
  }
  // 9 to 14
  const handling = historyHandling(navigable, request);
  // 15, 16
  userAgent.fact({ type: 'navigation-started', tab: navigable.name, url, cause });
  if (activeDocument !== null && isFragmentNavigation(activeDocument, request)) {
    navigateToFragment(navigable, activeDocument, url, handling);
    return;
  }
  // 17, 18 (who goes back or forward is not diverted)
  if (ongoingNavigation !== null && ongoingNavigation.traversalEnded !== null) return;
  if (url.startsWith('javascript:')) {
    if (activeDocument !== null) navigateToJavaScriptURL(navigable, activeDocument, request);
    return;
  }
  // 19
  const sandboxingFlags = creationSandboxingFlags(navigable);
  const documentRequest = url.startsWith('blob:') ? { ...request, ...userAgent.blobOf(url) } : request;
  const entry = new SessionHistoryEntry<Document<W>>(url, new DocumentState(documentRequest));
  startNavigation(navigable, entry, { handling, cause, sandboxingFlags });
}

/** The same for a document that may be in a sandbox, which may forbid it. False: it does. */
export function navigateBy<W extends object>(source: Document<W>, navigable: Navigable<W>, request: NavigationRequest): boolean {
  if (!isAllowedBySandboxingToNavigate(source, navigable)) return false;
  navigate(navigable, request);
  return true;
}

/** IMPL-DEFINED: the script is a task of the DOM manipulation source, behind what was queued there before. */
// HTML, navigation, navigate to a javascript: URL.
// https://html.spec.whatwg.org/multipage/#navigate-to-a-javascript:-url
function navigateToJavaScriptURL<W extends object>(
  navigable: Navigable<W>,
  document: Document<W>,
  { url, cause, ...documentRequest }: NavigationRequest,
): void {
  // 1 to 6
  document.queueTask('DOM manipulation', 'javascript: URL', () => {
    const evaluated = evaluateJavaScriptURL(document, url, documentRequest);
    if (evaluated === null || navigable.activeDocument !== document) return;
    // 7 to 14
    const request = { initiatorOrigin: document.origin, initiatorBaseURL: document.baseURL, srcdoc: evaluated.markup };
    const entry = new SessionHistoryEntry<Document<W>>(document.url, new DocumentState(request));
    const sandboxingFlags = creationSandboxingFlags(navigable);
    startNavigation(navigable, entry, { handling: 'replace', cause, sandboxingFlags });
  });
}

/** Takes the place of what is under way, and asks for the entry in a task: the script goes on first. */
export function startNavigation<W extends object>(
  navigable: Navigable<W>,
  entry: SessionHistoryEntry<Document<W>>,
  population: Population,
): void {
  const navigation: OngoingNavigation = { url: entry.url, traversalEnded: null };
  stopNavigation(navigable);
  navigable.ongoingNavigation = navigation;
  navigable.delayLoad();
  navigable.navigations++;
  const task = userAgentTask(`navigate ${entry.url}`, () => {
    if (navigable.ongoingNavigation !== navigation || isStayedAt(navigable, navigation)) return;
    fetchEntry(navigable, navigation, entry, population);
  });
  navigable.userAgent.kernel.post(task, navigable.navigationLane, 0);
}

/** Asks the page that would be left. True: it stays, and the navigation has ended; or another one has begun meanwhile. */
function isStayedAt<W extends object>(navigable: Navigable<W>, navigation: OngoingNavigation): boolean {
  const { activeDocument } = navigable;
  if (activeDocument === null || activeDocument.isInitialAboutBlank || !checkIfUnloadingIsCanceled([activeDocument])) {
    return navigable.ongoingNavigation !== navigation;
  }
  if (navigable.ongoingNavigation !== navigation) return true;
  navigable.ongoingNavigation = null;
  const reason = 'The page asked the user to stay, and the user did.';
  recordResult(navigable, { ok: false, url: activeDocument.url, status: 0, reason });
  navigable.endDelay();
  return true;
}

/** Reloads what the navigable shows; nothing happens while it shows nothing, and while the page is being left. */
// HTML, navigation, reload.
// https://html.spec.whatwg.org/multipage/#reload
export function reload<W extends object>(navigable: Navigable<W>): void {
  // 1 to 4
  const { activeDocument, currentEntry, ongoingNavigation, userAgent } = navigable;
  if (activeDocument === null || currentEntry === null || activeDocument.unloadCounter > 0) return;
  userAgent.fact({ type: 'navigation-started', tab: navigable.name, url: currentEntry.url, cause: 'reload' });
  if (ongoingNavigation !== null && ongoingNavigation.traversalEnded !== null) return;
  const sandboxingFlags = creationSandboxingFlags(navigable);
  startNavigation(navigable, currentEntry, { handling: 'reload', cause: 'reload', sandboxingFlags });
}

/** A page that has not loaded is replaced by where its scripts lead, and so is one by itself. */
function historyHandling<W extends object>({ activeDocument }: Navigable<W>, request: NavigationRequest): HistoryHandling {
  const { handling, cause, url, initiatorOrigin } = request;
  if (handling !== undefined) return handling;
  if (activeDocument === null) return 'push';
  if (activeDocument.isInitialAboutBlank) return 'replace';
  if (cause === 'frame' && !activeDocument.loaded) return 'replace';
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
function navigateToFragment<W extends object>(
  navigable: Navigable<W>,
  document: Document<W>,
  url: string,
  handling: HistoryHandling,
): void {
  const { documentState } = navigable.currentEntry as SessionHistoryEntry<Document<W>>;
  // 1, 2
  const historyEntry = new SessionHistoryEntry(url, documentState);
  // 3 to 9 (the page may ask for the length)
  takeItsPlace(navigable.top as Traversable<W>, navigable, historyEntry, handling);
  // 10 to 14 (inside of a script, whose promise jobs wait)
  const { driverState } = navigable.userAgent;
  const { drainNow } = driverState;
  driverState.drainNow = null;
  updateForHistoryStep(document, historyEntry);
  driverState.drainNow = drainNow;
  // Another navigation that is under way goes on.
  recordResult(navigable, { ok: true, url, status: 200, reason: null });
}
