import { Agent } from '../event-loop/agent.ts';
import { determineOrigin, type Origin } from '../origin/origin.ts';
import { obtainSite } from '../origin/site.ts';
import { Document } from './document.ts';
import type { HostResponse, NavigateOptions } from './document-host.ts';
import { loadHTMLDocument } from './load-document.ts';
import { isNetworkError, type NetworkAnswer } from './network.ts';
import type { NavigationResult, OngoingNavigation, Traversable } from './traversable.ts';
import { userAgentTask, WindowHooks, type WaysOut } from './window-hooks.ts';
import { setUpWindow } from './window.ts';

/** Why a navigation began, as the trace says it. */
export type NavigationCause = 'user' | 'reload' | NavigateOptions['cause'];

export interface NavigationRequest {
  /** Absolute and serialized. */
  readonly url: string;
  readonly cause: NavigationCause;
  readonly method?: string;
  readonly body?: string;
  readonly contentType?: string;
}

/** Statuses of responses that leave the page where it is. */
const withoutDocument: ReadonlySet<number> = new Set([204, 205]);

// HTML, navigation, navigate.
// https://html.spec.whatwg.org/multipage/#navigate
export function navigate<W extends object>(traversable: Traversable<W>, request: NavigationRequest): void {
  const { userAgent, activeDocument } = traversable;
  const { url, cause } = request;
  // 1 to 15
  userAgent.fact({ type: 'navigation-started', tab: traversable.name, url, cause });
  if (activeDocument !== null && isFragmentNavigation(activeDocument, request)) {
    navigateToFragment(traversable, activeDocument, url);
    return;
  }
  // 16 to 19
  const navigation: OngoingNavigation = { url };
  traversable.ongoingNavigation = navigation;
  traversable.navigations++;
  // 20 (on the navigable's own source, so that a script goes on first)
  userAgent.kernel.post(
    userAgentTask(`navigate ${url}`, () => fetchNavigation(traversable, navigation, request)),
    traversable.navigationLane,
    0,
  );
}

/** Reloads what the traversable shows; nothing happens while it shows nothing. */
// HTML, navigation, reload.
// https://html.spec.whatwg.org/multipage/#reload
export function reload<W extends object>(traversable: Traversable<W>): void {
  // 1 to 4
  if (traversable.activeDocument !== null) navigate(traversable, { url: traversable.activeDocument.url, cause: 'reload' });
}

function isFragmentNavigation(document: Document, { url, cause, method = 'GET' }: NavigationRequest): boolean {
  if (cause === 'reload' || method !== 'GET' || document.destroyed) return false;
  const fragment = url.indexOf('#');
  return fragment !== -1 && url.slice(0, fragment) === document.url.replace(/#.*$/s, '');
}

// HTML, navigation, navigate to a fragment.
// https://html.spec.whatwg.org/multipage/#navigate-fragid
function navigateToFragment<W extends object>(traversable: Traversable<W>, document: Document<W>, url: string): void {
  // 1 to 14 (session history and hashchange have no model yet)
  document.setURL(url, true);
  endNavigation(traversable, { ok: true, url, status: 200, reason: null });
}

// HTML, navigation, attempt to populate the history entry's document.
// https://html.spec.whatwg.org/multipage/#attempt-to-populate-the-history-entry's-document
function fetchNavigation<W extends object>(
  traversable: Traversable<W>,
  navigation: OngoingNavigation,
  request: NavigationRequest,
): void {
  if (traversable.ongoingNavigation !== navigation) return;
  // 1 to 4
  const { url, method = 'GET', body = null, contentType } = request;
  if (url.startsWith('about:')) {
    const blank: HostResponse = { url, status: 200, headers: [['content-type', 'text/html']], body: '' };
    populate(traversable, navigation, blank);
    return;
  }
  // 5 and 6
  const headers = contentType === undefined ? {} : { 'content-type': contentType };
  traversable.userAgent.network.request(
    { url, method, headers, body },
    {
      tab: traversable.name,
      owner: null,
      lane: traversable.navigationLane,
      receive: (answer) => populate(traversable, navigation, answer),
    },
  );
}

function populate<W extends object>(traversable: Traversable<W>, navigation: OngoingNavigation, answer: NetworkAnswer): void {
  // attempt to populate the history entry's document, 7: overtaken, or closed
  if (traversable.ongoingNavigation !== navigation) return;
  if (isNetworkError(answer)) {
    showErrorPage(traversable, navigation.url, answer.reason);
    return;
  }
  if (withoutDocument.has(answer.status) && traversable.activeDocument !== null) {
    const reason = `The response has the status ${answer.status}, which leaves the page where it is.`;
    endNavigation(traversable, { ok: false, url: traversable.activeDocument.url, status: answer.status, reason });
    return;
  }
  const origin = determineOrigin(new URL(answer.url), false, null, traversable.userAgent.newOpaqueOrigin);
  const document = createAndActivate(traversable, answer, origin);
  const ok = answer.status < 400;
  const reason = ok ? null : `The response has the status ${answer.status}.`;
  endNavigation(traversable, { ok, url: document.url, status: answer.status, reason });
  loadHTMLDocument(document, answer.body);
}

/** What a browser shows when nothing answered: a document of the URL that was asked for, with an opaque origin. */
// HTML, document lifecycle, create a document for inline content that doesn't have a DOM.
// https://html.spec.whatwg.org/multipage/#navigate-ua-inline
function showErrorPage<W extends object>(traversable: Traversable<W>, url: string, reason: string): void {
  // 1 to 4
  const empty: HostResponse = { url, status: 0, headers: [], body: '<!doctype html><title>This page did not answer</title>' };
  const document = createAndActivate(traversable, empty, traversable.userAgent.newOpaqueOrigin());
  // 5 to 9
  endNavigation(traversable, { ok: false, url, status: 0, reason });
  loadHTMLDocument(document, empty.body);
}

// HTML, document lifecycle, create and initialize a Document object.
// https://html.spec.whatwg.org/multipage/#initialise-the-document-object
function createAndActivate<W extends object>(traversable: Traversable<W>, response: HostResponse, origin: Origin): Document<W> {
  const { userAgent, activeDocument: previous } = traversable;
  // 1 to 4
  const site = obtainSite(origin);
  const referrer = previous?.url ?? '';
  if (previous !== null) unload(previous);
  // 5 to 8
  const agent =
    previous !== null && obtainSite(previous.origin) === site
      ? previous.agent
      : new Agent(userAgent.nextAgentId(), traversable.name);
  // 9 to 13
  const document = new Document<W>({
    userAgent,
    traversable,
    agent,
    url: response.url,
    origin,
    referrer,
    contentType: mimeEssence(response),
    hooksFor: (made) => new WindowHooks(made, waysOutOf(traversable)),
  });
  setUpWindow(document);
  // 14 to 18
  traversable.activeDocument = document;
  return document;
}

/** Until the back/forward cache is modelled, a document that is left is destroyed. */
// HTML, document lifecycle, unload a document.
// https://html.spec.whatwg.org/multipage/#unload-a-document
function unload(document: Document): void {
  // 1 to 12
  if (document.loaded) document.host.fire('pagehide', { persisted: false });
  document.host.fire('unload');
  // 13 to 20
  document.destroy();
}

// HTML, navigables, definitely close.
// https://html.spec.whatwg.org/multipage/#definitely-close-a-top-level-traversable
export function definitelyClose<W extends object>(traversable: Traversable<W>, because: string): void {
  if (traversable.closedBecause !== null) return;
  // 1 and 2
  traversable.closed(because);
  // 3
  if (traversable.activeDocument !== null) unload(traversable.activeDocument);
  // 4
  traversable.userAgent.fact({ type: 'tab-closed', tab: traversable.name });
}

function endNavigation<W extends object>(traversable: Traversable<W>, result: NavigationResult): void {
  traversable.ongoingNavigation = null;
  traversable.lastResult = result;
  const { url, status, reason } = result;
  traversable.userAgent.fact({ type: 'navigation-ended', tab: traversable.name, url, status, reason: reason ?? '' });
}

function waysOutOf<W extends object>(traversable: Traversable<W>): WaysOut {
  return {
    navigate: (_document, url, { cause, method, body, contentType }) =>
      navigate(traversable, {
        url,
        cause,
        ...(method === undefined ? {} : { method }),
        ...(body === undefined ? {} : { body }),
        ...(contentType === undefined ? {} : { contentType }),
      }),
    reload: () => reload(traversable),
    close: (document) =>
      document.queueTask('DOM manipulation', 'close', () =>
        definitelyClose(traversable, 'The page called window.close().'),
      ),
  };
}

function mimeEssence({ headers }: HostResponse): string {
  const header = headers.find(([name]) => name === 'content-type')?.[1] ?? 'text/html';
  return header.replace(/;.*$/s, '').trim().toLowerCase();
}
