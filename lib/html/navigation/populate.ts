import { determineOrigin, sameOrigin, type OpaqueOrigin, type Origin } from '../../origin/origin.ts';
import { readBlob } from './blob-url-entry.ts';
import { downloadName } from './handle-as-a-download.ts';
import { isPotentiallyTrustworthy } from '../../origin/potentially-trustworthy.ts';
import { parseResponsePolicies } from '../../csp/content-security-policy.ts';
import { cspDerivedSandboxingFlags } from '../policies/csp-derived-sandboxing-flags.ts';
import { createAndActivate, type DocumentSource } from './create-document.ts';
import { responsesOf } from './obtain-browsing-context.ts';
import { obtainOpenerPolicy } from '../policies/opener-policy.ts';
import { processDataURL } from '../../fetch/data-url.ts';
import type { Document } from '../records/document.ts';
import type { HostResponse } from '../../fetch/response.ts';
import type { NavigationTimingType } from '../../hr-time/navigation-timing.ts';
import { loadHTMLDocument } from './load-document.ts';
import { withStorage } from './prepare-storage.ts';
import { recordResult, resultOf } from './navigation-result.ts';
import type { Navigable } from '../records/navigable.ts';
import type { NavigationResult, OngoingNavigation } from '../records/ongoing-navigation.ts';
import { isNetworkError, type NetworkAnswer } from '../../fetch/response.ts';
import { unionOfSandboxingFlags, type SandboxingFlagSet } from '../policies/sandboxing-flags.ts';
import { takeItsPlace, type HistoryHandling } from '../session-history/session-history.ts';
import type { DocumentRequest, SessionHistoryEntry } from '../records/session-history-entry.ts';

/** What becomes of the history when the entry has its document, and who asked for it. */
export interface Population {
  readonly handling: HistoryHandling | 'reload' | 'traverse';
  /** What the place that it is shown in forbids, when the navigation began. */
  readonly sandboxingFlags: SandboxingFlagSet;
  readonly cause: 'user' | 'reload' | 'frame' | 'link' | 'form' | 'script' | 'traverse';
  /** Called when an entry of the history that is traversed becomes the current one. */
  readonly moved?: () => void;
}

const timingTypes: Readonly<Record<Population['handling'], NavigationTimingType>> = {
  push: 'navigate',
  replace: 'navigate',
  reload: 'reload',
  traverse: 'back_forward',
};

/** Statuses of responses that leave the page where it is. */
const withoutDocument: ReadonlySet<number> = new Set([204, 205]);

/** Of URLs that a page can be loaded from. The others a browser hands to another program, if there is one. */
const loadableSchemes = /^(?:https?|file|blob|about|data):/;

/** Asks for what an entry of the history shows, and has the navigable show it. */
// HTML, navigation, attempt to populate the history entry's document.
// https://html.spec.whatwg.org/multipage/#attempt-to-populate-the-history-entry's-document
export function fetchEntry(
  navigable: Navigable,
  navigation: OngoingNavigation,
  entry: SessionHistoryEntry,
  population: Population,
): void {
  const { url, documentState } = entry;
  // 1, 2 (assertions)
  // 3
  const { method = 'GET', body = null, contentType, initiatorOrigin = null, referrer = '' } = documentState.request;
  // 4
  const populateWith = (answer: NetworkAnswer): void =>
    populate(navigable, navigation, entry, population, checkedAnswer(navigable, population, answer));
  // 4.1 (and all else that nobody is asked for)
  const local = localResponse(url, documentState.request);
  if (local !== null) {
    populateWith(local);
    return;
  }
  // 4.2
  const client = { tab: navigable.name, owner: null, lane: navigable.navigationLane, receive: populateWith };
  if (url.startsWith('blob:')) {
    const asked = { url, method: 'GET', headers: {}, body: null };
    navigable.userAgent.network.read(asked, readBlob(url, documentState.request.blob ?? null), client);
    return;
  }
  const headers = contentType === undefined ? {} : { 'content-type': contentType };
  const context = {
    destination: navigable.container === null ? 'document' : 'frame',
    // Who reloads is the user, or stands for the user.
    initiator: population.handling === 'reload' ? null : initiatorOrigin,
    ancestors: navigable.ancestorOrigins,
    referrer,
  } as const;
  navigable.userAgent.network.request({ url, method, headers, body, ...context }, client);
}

/** The answer to URLs for which nobody is asked. */
function localResponse(url: string, { srcdoc }: DocumentRequest): NetworkAnswer | null {
  if (srcdoc !== undefined) return { url, status: 200, headers: [['content-type', 'text/html']], body: srcdoc };
  if (url.startsWith('about:')) return { url, status: 200, headers: [['content-type', 'text/html']], body: '' };
  if (url.startsWith('data:')) return processDataURL(url) ?? { reason: 'The data: URL is malformed.' };
  if (loadableSchemes.test(url)) return null;
  return { reason: `${new URL(url).protocol} is not a scheme that a page can be loaded from.` };
}

/**
 * A tab that is in a sandbox, or whose answer puts it into one, may not ask for a browsing context group of its own. Each redirect is
 * asked, too.
 */
// HTML, navigation, create navigation params by fetching.
// https://html.spec.whatwg.org/multipage/#create-navigation-params-by-fetching
function checkedAnswer({ container }: Navigable, { sandboxingFlags }: Population, answer: NetworkAnswer): NetworkAnswer {
  // 1 to 20 (the network's)
  if (container !== null || isNetworkError(answer)) return answer;
  // 21
  for (const { url, headers } of responsesOf(answer)) {
    // 21.1 to 21.12 (the sandbox is asked for last)
    // 21.12.1
    const secureContext = isPotentiallyTrustworthy(new URL(url));
    const openerPolicy = obtainOpenerPolicy({ headers, secureContext, allowsIsolation: false });
    // 21.12.2 (as the document is made)
    // 21.12.3
    if (openerPolicy === 'unsafe-none') continue;
    const derived = cspDerivedSandboxingFlags(parseResponsePolicies(headers));
    if (unionOfSandboxingFlags(sandboxingFlags, derived).size === 0) continue;
    return { reason: `A page in a sandbox may not have the Cross-Origin-Opener-Policy ${openerPolicy}.` };
  }
  return answer;
}

// HTML, navigation, attempt to populate the history entry's document, from step 5.
// https://html.spec.whatwg.org/multipage/#attempt-to-populate-the-history-entry's-document
function populate(
  navigable: Navigable,
  navigation: OngoingNavigation,
  entry: SessionHistoryEntry,
  population: Population,
  answer: NetworkAnswer,
): void {
  const { userAgent, activeDocument } = navigable;
  // 5.1 (overtaken, or closed)
  if (navigable.ongoingNavigation !== navigation) return;
  // 5.2 to 5.4 (an error has a page, too)
  // 5.5
  const isForgotten = population.handling === 'traverse' && !navigable.entries.includes(entry);
  const stays = isForgotten ? forgotten : whyItStays(navigable, entry.url, population, answer);
  if (stays !== null && activeDocument !== null) {
    endNavigation(navigable, { ok: false, url: activeDocument.url, ...stays });
    navigable.endDelay();
    return;
  }
  // 5.6
  const isError = isNetworkError(answer);
  navigable.navigations.pagesFailure = isError ? (answer.failure ?? null) : null;
  const response = isError ? errorPage(entry.url) : answer;
  const { request } = entry.documentState;
  const policies = parseResponsePolicies(response.headers);
  const sandboxingFlags = unionOfSandboxingFlags(population.sandboxingFlags, cspDerivedSandboxingFlags(policies));
  const origin = isError
    ? userAgent.ids.newOpaqueOrigin()
    : originFor(new URL(response.url), sandboxingFlags, request, userAgent.ids.newOpaqueOrigin);
  const aboutBaseURL = /^about:(?:blank|srcdoc)(?:$|[?#])/.test(response.url) ? (request.initiatorBaseURL ?? null) : null;
  const errorReason = isError ? answer.reason : null;
  const navigationTimingType = timingTypes[population.handling];
  const made = { response, origin, aboutBaseURL, sandboxingFlags, errorReason, navigationTimingType };
  withStorage(navigable, origin, () => {
    // Overtaken meanwhile.
    if (navigable.ongoingNavigation === navigation) show(navigable, entry, population, made);
  });
}

function show(navigable: Navigable, entry: SessionHistoryEntry, population: Population, made: DocumentSource): void {
  const { response, origin } = made;
  redirected(entry, response.url);
  if (forgetsName(navigable, navigable.activeDocument, origin)) navigable.targetName = '';
  finalize(navigable, entry, population);
  const document = createAndActivate(navigable, entry, made);
  if (document === null) return;
  endNavigation(navigable, resultOf(document));
  loadHTMLDocument(document, response.body);
}

function originFor(
  url: URL,
  sandboxingFlags: SandboxingFlagSet,
  { initiatorOrigin = null, blob }: DocumentRequest,
  newOpaqueOrigin: () => OpaqueOrigin,
): Origin {
  const isSandboxed = sandboxingFlags.has('sandboxed origin');
  // The maker's, which may be opaque.
  if (blob !== undefined && !isSandboxed) return blob.environment.origin;
  return determineOrigin(url, isSandboxed, initiatorOrigin, newOpaqueOrigin);
}

/** Where redirects led is what the entry stands for. IMPL-DEFINED: what was sent to the first of them is not sent there again. */
function redirected(entry: SessionHistoryEntry, url: string): void {
  if (url === entry.url) return;
  entry.url = url;
  const { method: _method, body: _body, contentType: _contentType, ...request } = entry.documentState.request;
  entry.documentState.request = request;
}

/** A name that one site gave a tab is not told to the next one, unless somebody who has its window may know the tab by it. */
// HTML, navigation, finalize a cross-document navigation, target names, from step 4.
// https://html.spec.whatwg.org/multipage/#finalize-a-cross-document-navigation
function forgetsName(navigable: Navigable, previous: Document | null, origin: Origin): boolean {
  // 4 (DIVERGES: going back does not bring it again)
  return navigable.container === null && navigable.opener === null && previous !== null && !sameOrigin(previous.origin, origin);
}

/** The history has the entry from now on; its document comes at once. */
// HTML, navigation, finalize a cross-document navigation.
// https://html.spec.whatwg.org/multipage/#finalize-a-cross-document-navigation
function finalize(navigable: Navigable, entry: SessionHistoryEntry, { handling, moved }: Population): void {
  // 1 to 3 (its document comes at once)
  // 4 (see `forgetsName`)
  // 5 (and what follows from it)
  if (handling === 'reload') entry.documentState.document = null;
  else if (handling === 'traverse') {
    navigable.currentEntry = entry;
    moved?.();
  } else takeItsPlace(navigable, entry, handling);
}

/** The page pushed another entry while one ahead of it was on its way. */
const forgotten = { status: 0, reason: 'The history has no such entry any more: the page pushed another one.' } as const;

/** DIVERGES: a window that is closing goes nowhere. The task that closes it would go with its page. */
const closing = { status: 0, reason: 'The page called window.close().' } as const;

/**
 * Why an answer leaves the page where it is; null when it does not. A browser hands `mailto:` to another program when a page asks for
 * it. IMPL-DEFINED: the user who asks for that gets an error page.
 */
function whyItStays(
  { activeDocument, topLevel, container }: Navigable,
  url: string,
  { cause }: Population,
  answer: NetworkAnswer,
): Pick<NavigationResult, 'status' | 'reason'> | null {
  if (container === null && topLevel.isClosing) return closing;
  if (activeDocument === null) return null;
  if (isNetworkError(answer)) {
    const isAskedByPage = cause !== 'user' && cause !== 'reload' && cause !== 'traverse';
    const isHandedOn = isAskedByPage && !loadableSchemes.test(url);
    return isHandedOn ? { status: 0, reason: answer.reason } : null;
  }
  const { status, headers } = answer;
  const download = downloadName(headers, answer.url);
  if (download !== null) return { status, reason: `The response is a download, ${download}, which leaves the page where it is.` };
  if (!withoutDocument.has(status)) return null;
  return { status, reason: `The response has the status ${status}, which leaves the page where it is.` };
}

/** What a browser shows when nothing answered: a document of the URL that was asked for, with an opaque origin. */
function errorPage(url: string): HostResponse {
  return { url, status: 0, headers: [], body: '<!doctype html><title>This page did not answer</title>' };
}

function endNavigation(navigable: Navigable, result: NavigationResult): void {
  const { ongoingNavigation } = navigable;
  if (ongoingNavigation !== null) ongoingNavigation.result = result;
  navigable.ongoingNavigation = null;
  recordResult(navigable, result);
  ongoingNavigation?.traversalEnded?.();
}
