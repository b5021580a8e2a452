import { determineOrigin, type Origin } from '../origin/origin.ts';
import { createAndActivate } from './create-document.ts';
import { processDataURL } from './data-url.ts';
import type { Document } from './document.ts';
import type { HostResponse, NavigateOptions } from './document-host.ts';
import { loadHTMLDocument } from './load-document.ts';
import type { Navigable, NavigationResult, OngoingNavigation } from './navigable.ts';
import { isNetworkError, type NetworkAnswer, type NetworkError } from './network.ts';
import { userAgentTask } from './window-hooks.ts';

/** Why a navigation began, as the trace says it. */
export type NavigationCause = 'user' | 'reload' | 'frame' | NavigateOptions['cause'];

export interface NavigationRequest {
  /** Absolute and serialized. */
  readonly url: string;
  readonly cause: NavigationCause;
  /** Origin of the document that asked; null for the user. A document at `about:blank` or `about:srcdoc` has it. */
  readonly initiatorOrigin?: Origin | null;
  /** What a document at `about:blank` or `about:srcdoc` resolves relative URLs against: the base URL of who asked. */
  readonly initiatorBaseURL?: string;
  /** Markup of an iframe's `srcdoc`, for `about:srcdoc`. */
  readonly srcdoc?: string;
  readonly method?: string;
  readonly body?: string;
  readonly contentType?: string;
}

/** Statuses of responses that leave the page where it is. */
const withoutDocument: ReadonlySet<number> = new Set([204, 205]);

/** Of URLs that a page can be loaded from. The others a browser hands to another program, if there is one. */
const loadableSchemes = /^(?:https?|file|blob|about|data):/;

// HTML, navigation, navigate.
// https://html.spec.whatwg.org/multipage/#navigate
export function navigate<W extends object>(navigable: Navigable<W>, request: NavigationRequest): void {
  const { userAgent, activeDocument } = navigable;
  const { url, cause } = request;
  // 1 to 15
  userAgent.fact({ type: 'navigation-started', tab: navigable.name, url, cause });
  if (activeDocument !== null && isFragmentNavigation(activeDocument, request)) {
    navigateToFragment(navigable, activeDocument, url);
    return;
  }
  // 16 to 19
  if (navigable.ongoingNavigation !== null) userAgent.network.abortNavigation(navigable.navigationLane);
  const navigation: OngoingNavigation = { url };
  navigable.ongoingNavigation = navigation;
  navigable.delayLoad();
  navigable.navigations++;
  // 20 (a task: the script goes on first)
  const task = userAgentTask(`navigate ${url}`, () => fetchNavigation(navigable, navigation, request));
  userAgent.kernel.post(task, navigable.navigationLane, 0);
}

/** Reloads what the navigable shows; nothing happens while it shows nothing. */
// HTML, navigation, reload.
// https://html.spec.whatwg.org/multipage/#reload
export function reload<W extends object>(navigable: Navigable<W>): void {
  // 1 to 4
  const { activeDocument } = navigable;
  if (activeDocument === null) return;
  const { url, origin, srcdoc, baseURL } = activeDocument;
  navigate(navigable, {
    url,
    cause: 'reload',
    initiatorOrigin: origin,
    initiatorBaseURL: baseURL,
    ...(srcdoc === null ? {} : { srcdoc }),
  });
}

function isFragmentNavigation(document: Document, { url, cause, method = 'GET' }: NavigationRequest): boolean {
  if (cause === 'reload' || method !== 'GET' || document.destroyed) return false;
  const fragment = url.indexOf('#');
  return fragment !== -1 && url.slice(0, fragment) === document.url.replace(/#.*$/s, '');
}

// HTML, navigation, navigate to a fragment.
// https://html.spec.whatwg.org/multipage/#navigate-fragid
function navigateToFragment<W extends object>(navigable: Navigable<W>, document: Document<W>, url: string): void {
  // 1 to 14 (session history and hashchange have no model yet)
  document.setURL(url, true);
  // Another navigation that is under way goes on.
  recordResult(navigable, { ok: true, url, status: 200, reason: null });
}

// HTML, navigation, attempt to populate the history entry's document.
// https://html.spec.whatwg.org/multipage/#attempt-to-populate-the-history-entry's-document
function fetchNavigation<W extends object>(
  navigable: Navigable<W>,
  navigation: OngoingNavigation,
  request: NavigationRequest,
): void {
  if (navigable.ongoingNavigation !== navigation) return;
  const { url, method = 'GET', body = null, contentType } = request;
  // 1 to 4
  const populateWith = (answer: NetworkAnswer): void => populate(navigable, navigation, request, answer);
  const local = localResponse(request);
  if (local !== null) {
    populateWith(local);
    return;
  }
  // 5 and 6
  const headers = contentType === undefined ? {} : { 'content-type': contentType };
  navigable.userAgent.network.request(
    { url, method, headers, body },
    { tab: navigable.name, owner: null, lane: navigable.navigationLane, receive: populateWith },
  );
}

/** The answer to URLs for which nobody is asked. */
function localResponse({ url, srcdoc }: NavigationRequest): NetworkAnswer | null {
  if (srcdoc !== undefined) return { url, status: 200, headers: [['content-type', 'text/html']], body: srcdoc };
  if (url.startsWith('about:')) return { url, status: 200, headers: [['content-type', 'text/html']], body: '' };
  if (url.startsWith('data:')) return processDataURL(url) ?? { reason: 'The data: URL is malformed.' };
  if (loadableSchemes.test(url)) return null;
  return { reason: `${new URL(url).protocol} is not a scheme that a page can be loaded from.` };
}

// HTML, navigation, attempt to populate the history entry's document, from step 7.
// https://html.spec.whatwg.org/multipage/#attempt-to-populate-the-history-entry's-document
function populate<W extends object>(
  navigable: Navigable<W>,
  navigation: OngoingNavigation,
  request: NavigationRequest,
  answer: NetworkAnswer,
): void {
  // 7 (overtaken, or closed)
  if (navigable.ongoingNavigation !== navigation) return;
  // 8
  if (isNetworkError(answer)) {
    if (staysWhereItIs(navigable, request, answer)) return;
    showErrorPage(navigable, navigation.url, answer.reason);
    return;
  }
  // 9
  if (withoutDocument.has(answer.status) && navigable.activeDocument !== null) {
    const reason = `The response has the status ${answer.status}, which leaves the page where it is.`;
    endNavigation(navigable, { ok: false, url: navigable.activeDocument.url, status: answer.status, reason });
    navigable.endDelay();
    return;
  }
  // 10
  const { newOpaqueOrigin } = navigable.userAgent;
  const origin = determineOrigin(new URL(answer.url), false, request.initiatorOrigin ?? null, newOpaqueOrigin);
  const aboutBaseURL = /^about:(?:blank|srcdoc)(?:$|[?#])/.test(answer.url) ? (request.initiatorBaseURL ?? null) : null;
  const document = createAndActivate(navigable, answer, origin, aboutBaseURL);
  document.srcdoc = request.srcdoc ?? null;
  const ok = answer.status < 400;
  const reason = ok ? null : `The response has the status ${answer.status}.`;
  endNavigation(navigable, { ok, url: document.url, status: answer.status, reason });
  loadHTMLDocument(document, answer.body, navigable.onLoaded);
}

/**
 * Whether a page asked for what no page can be loaded from: a browser hands `mailto:` to another program, and the page stays.
 * IMPL-DEFINED: the user who asks for that gets an error page.
 */
function staysWhereItIs<W extends object>(
  navigable: Navigable<W>,
  { url, cause }: NavigationRequest,
  { reason }: NetworkError,
): boolean {
  const { activeDocument } = navigable;
  if (activeDocument === null || cause === 'user' || cause === 'reload' || loadableSchemes.test(url)) return false;
  endNavigation(navigable, { ok: false, url: activeDocument.url, status: 0, reason });
  navigable.endDelay();
  return true;
}

/** What a browser shows when nothing answered: a document of the URL that was asked for, with an opaque origin. */
// HTML, document lifecycle, create a document for inline content that doesn't have a DOM.
// https://html.spec.whatwg.org/multipage/#navigate-ua-inline
function showErrorPage<W extends object>(navigable: Navigable<W>, url: string, reason: string): void {
  // 1 to 4
  const empty: HostResponse = { url, status: 0, headers: [], body: '<!doctype html><title>This page did not answer</title>' };
  const document = createAndActivate(navigable, empty, navigable.userAgent.newOpaqueOrigin(), null);
  document.errorReason = reason;
  // 5 to 9
  endNavigation(navigable, { ok: false, url, status: 0, reason });
  loadHTMLDocument(document, empty.body, navigable.onLoaded);
}

function endNavigation<W extends object>(navigable: Navigable<W>, result: NavigationResult): void {
  navigable.ongoingNavigation = null;
  recordResult(navigable, result);
}

function recordResult<W extends object>(navigable: Navigable<W>, result: NavigationResult): void {
  navigable.lastResult = result;
  const { url, status, reason } = result;
  navigable.userAgent.fact({ type: 'navigation-ended', tab: navigable.name, url, status, reason: reason ?? '' });
}
