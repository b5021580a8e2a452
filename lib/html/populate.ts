import { determineOrigin, sameOrigin, type OpaqueOrigin, type Origin } from '../origin/origin.ts';
import { downloadName } from './content-disposition.ts';
import { isPotentiallyTrustworthy } from '../origin/potentially-trustworthy.ts';
import { cspDerivedSandboxingFlags, parseResponsePolicies } from './content-security-policy.ts';
import { createAndActivate } from './create-document.ts';
import { obtainOpenerPolicy } from './opener-policy.ts';
import { processDataURL } from './data-url.ts';
import type { Document } from './document.ts';
import type { HostResponse } from './document-host.ts';
import { loadHTMLDocument } from './load-document.ts';
import { recordResult, resultOf } from './navigation-result.ts';
import type { Navigable, NavigationResult, OngoingNavigation } from './navigable.ts';
import { isNetworkError, type NetworkAnswer } from './network.ts';
import { unionOfSandboxingFlags, type SandboxingFlagSet } from './sandboxing-flags.ts';
import { takeItsPlace, type HistoryHandling } from './session-history.ts';
import type { DocumentRequest, SessionHistoryEntry } from './session-history-entry.ts';
import type { Traversable } from './traversable.ts';

type Entry<W extends object> = SessionHistoryEntry<Document<W>>;

/** What becomes of the history when the entry has its document, and who asked for it. */
export interface Population {
  readonly handling: HistoryHandling | 'reload' | 'traverse';
  /** What the place that it is shown in forbids, when the navigation began. */
  readonly sandboxingFlags: SandboxingFlagSet;
  readonly cause: 'user' | 'reload' | 'frame' | 'link' | 'form' | 'script' | 'traverse';
  /** Called when an entry of the history that is traversed becomes the current one. */
  readonly moved?: () => void;
}

/** Statuses of responses that leave the page where it is. */
const withoutDocument: ReadonlySet<number> = new Set([204, 205]);

/** Of URLs that a page can be loaded from. The others a browser hands to another program, if there is one. */
const loadableSchemes = /^(?:https?|file|blob|about|data):/;

/** Asks for what an entry of the history shows, and has the navigable show it. */
// HTML, navigation, attempt to populate the history entry's document.
// https://html.spec.whatwg.org/multipage/#attempt-to-populate-the-history-entry's-document
export function fetchEntry<W extends object>(
  navigable: Navigable<W>,
  navigation: OngoingNavigation,
  entry: Entry<W>,
  population: Population,
): void {
  const { url, documentState } = entry;
  const { method = 'GET', body = null, contentType, initiatorOrigin = null, referrer = '' } = documentState.request;
  // 1 to 4
  const populateWith = (answer: NetworkAnswer): void =>
    populate(navigable, navigation, entry, population, checkedAnswer(navigable, population, answer));
  const local = localResponse(url, documentState.request);
  if (local !== null) {
    populateWith(local);
    return;
  }
  const client = { tab: navigable.name, owner: null, lane: navigable.navigationLane, receive: populateWith };
  if (url.startsWith('blob:')) {
    navigable.userAgent.network.read(url, readBlob(url, documentState.request), client);
    return;
  }
  // 5 and 6
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

async function readBlob(url: string, { blob }: DocumentRequest): Promise<NetworkAnswer> {
  if (blob === undefined) return { reason: `${url} stands for nothing (any more).` };
  const { type } = blob.object;
  return { url, status: 200, headers: type === '' ? [] : [['content-type', type]], body: await blob.object.text() };
}

/** The answer to URLs for which nobody is asked. */
function localResponse(url: string, { srcdoc }: DocumentRequest): NetworkAnswer | null {
  if (srcdoc !== undefined) return { url, status: 200, headers: [['content-type', 'text/html']], body: srcdoc };
  if (url.startsWith('about:')) return { url, status: 200, headers: [['content-type', 'text/html']], body: '' };
  if (url.startsWith('data:')) return processDataURL(url) ?? { reason: 'The data: URL is malformed.' };
  if (loadableSchemes.test(url)) return null;
  return { reason: `${new URL(url).protocol} is not a scheme that a page can be loaded from.` };
}

/** A tab that is in a sandbox, or whose answer puts it into one, may not ask for a browsing context group of its own. */
// HTML, navigation, create navigation params by fetching.
// https://html.spec.whatwg.org/multipage/#create-navigation-params-by-fetching
function checkedAnswer<W extends object>(
  { container }: Navigable<W>,
  { sandboxingFlags }: Population,
  answer: NetworkAnswer,
): NetworkAnswer {
  if (container !== null || isNetworkError(answer)) return answer;
  const { headers, url } = answer;
  // 1 to 19 (what comes before is the network's)
  const secureContext = isPotentiallyTrustworthy(new URL(url));
  const openerPolicy = obtainOpenerPolicy({ headers, secureContext, allowsIsolation: false });
  if (openerPolicy === 'unsafe-none') return answer;
  // 20
  const finalSandboxFlags = unionOfSandboxingFlags(sandboxingFlags, cspDerivedSandboxingFlags(parseResponsePolicies(headers)));
  return finalSandboxFlags.size === 0
    ? answer
    : { reason: `A page in a sandbox may not have the Cross-Origin-Opener-Policy ${openerPolicy}.` };
}

// HTML, navigation, attempt to populate the history entry's document, from step 7.
// https://html.spec.whatwg.org/multipage/#attempt-to-populate-the-history-entry's-document
function populate<W extends object>(
  navigable: Navigable<W>,
  navigation: OngoingNavigation,
  entry: Entry<W>,
  population: Population,
  answer: NetworkAnswer,
): void {
  const { userAgent, activeDocument } = navigable;
  // 7 (overtaken, or closed)
  if (navigable.ongoingNavigation !== navigation) return;
  // 8, 9
  const isForgotten = population.handling === 'traverse' && !navigable.entries.includes(entry);
  const stays = isForgotten
    ? forgotten
    : navigable.isClosing
      ? closing
      : whyItStays(activeDocument, entry.url, population, answer);
  if (stays !== null && activeDocument !== null) {
    endNavigation(navigable, { ok: false, url: activeDocument.url, ...stays });
    navigable.endDelay();
    return;
  }
  // 10
  const isError = isNetworkError(answer);
  const response = isError ? errorPage(entry.url) : answer;
  const { request } = entry.documentState;
  const policies = parseResponsePolicies(response.headers);
  const sandboxingFlags = unionOfSandboxingFlags(population.sandboxingFlags, cspDerivedSandboxingFlags(policies));
  const origin = isError
    ? userAgent.newOpaqueOrigin()
    : originFor(new URL(response.url), sandboxingFlags, request, userAgent.newOpaqueOrigin);
  const aboutBaseURL = /^about:(?:blank|srcdoc)(?:$|[?#])/.test(response.url) ? (request.initiatorBaseURL ?? null) : null;
  redirected(entry, response.url);
  if (forgetsName(navigable, activeDocument, origin)) navigable.targetName = '';
  finalize(navigable, entry, population);
  const document = createAndActivate(navigable, entry, { response, origin, aboutBaseURL, sandboxingFlags });
  if (document === null) return;
  document.errorReason = isError ? answer.reason : null;
  endNavigation(navigable, resultOf(document));
  loadHTMLDocument(document, response.body, navigable.onLoaded);
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
function redirected<W extends object>(entry: Entry<W>, url: string): void {
  if (url === entry.url) return;
  entry.url = url;
  const { method: _method, body: _body, contentType: _contentType, ...request } = entry.documentState.request;
  entry.documentState.request = request;
}

/** A name that one site gave a tab is not told to the next one, unless somebody who has its window may know the tab by it. */
// HTML, navigation, finalize a cross-document navigation, target names.
// https://html.spec.whatwg.org/multipage/#finalize-a-cross-document-navigation
function forgetsName<W extends object>(navigable: Navigable<W>, previous: Document<W> | null, origin: Origin): boolean {
  // 1 (DIVERGES: going back does not bring it again)
  return navigable.container === null && navigable.opener === null && previous !== null && !sameOrigin(previous.origin, origin);
}

/** The history has the entry from now on; its document comes at once. */
// HTML, navigation, finalize a cross-document navigation.
// https://html.spec.whatwg.org/multipage/#finalize-a-cross-document-navigation
function finalize<W extends object>(navigable: Navigable<W>, entry: Entry<W>, { handling, moved }: Population): void {
  // 1 to 3 (its document is another one)
  if (handling === 'reload') entry.documentState.document = null;
  // 4 to 9
  else if (handling === 'traverse') {
    navigable.currentEntry = entry;
    moved?.();
  } else takeItsPlace(navigable.top as Traversable<W>, navigable, entry, handling);
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
  activeDocument: Document | null,
  url: string,
  { cause }: Population,
  answer: NetworkAnswer,
): Pick<NavigationResult, 'status' | 'reason'> | null {
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

function endNavigation<W extends object>(navigable: Navigable<W>, result: NavigationResult): void {
  const { ongoingNavigation } = navigable;
  navigable.ongoingNavigation = null;
  recordResult(navigable, result);
  ongoingNavigation?.traversalEnded?.();
}
