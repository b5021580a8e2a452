import type { Agent } from '../../event-loop/agent.ts';
import type { NavigationTimingType } from '../../hr-time/navigation-timing.ts';
import { determineOrigin, sameOrigin, sameOriginDomain, type Origin } from '../../origin/origin.ts';
import { leave } from '../document-lifecycle/unload.ts';
import { requestsOriginAgentCluster } from '../policies/origin-agent-cluster.ts';
import { determineCreationSandboxingFlags, type SandboxingFlagSet } from '../policies/sandboxing-flags.ts';
import { Document } from '../records/document.ts';
import type { HostResponse } from '../../fetch/response.ts';
import type { Navigable } from '../records/navigable.ts';
import type { NavigationParams } from '../records/navigation-params.ts';
import { DocumentState, SessionHistoryEntry } from '../records/session-history-entry.ts';
import { restoreHistoryState } from '../session-history/update-document.ts';
import { chooseContext, isSecureContext, switchGroup } from './obtain-browsing-context.ts';

/** What a document is made of. */
export interface DocumentSource {
  readonly response: HostResponse;
  readonly origin: Origin;
  readonly aboutBaseURL: string | null;
  readonly sandboxingFlags: SandboxingFlagSet;
  /** Why it is shown in place of a page that did not answer. Default: null. */
  readonly errorReason?: string | null;
  /** Default: `navigate`. */
  readonly navigationTimingType?: NavigationTimingType;
}

/**
 * Makes the document of a response, and puts it into the place of the one that the navigable shows; from now on it is the entry's.
 * Null: the navigable has gone meanwhile.
 */
// HTML, document lifecycle, create and initialize a Document object.
// https://html.spec.whatwg.org/multipage/#initialise-the-document-object
export function createAndActivate(navigable: Navigable, entry: SessionHistoryEntry, source: DocumentSource): Document | null {
  const { activeDocument: previous } = navigable;
  const { response, origin, aboutBaseURL, sandboxingFlags, errorReason = null, navigationTimingType = 'navigate' } = source;
  const { documentState } = entry;
  // 1
  const { openerPolicy, switchesGroup } = chooseContext(navigable, previous, response, origin);
  const predecessor = !switchesGroup && givesItsWindow(previous, origin) ? previous : null;
  if (predecessor !== null) predecessor.lifecycle.windowStays = true;
  if (previous !== null) leave(navigable, previous, switchesGroup);
  if (navigable.destroyedBecause !== null) {
    predecessor?.channels?.end();
    predecessor?.host.destroy();
    return null;
  }
  if (switchesGroup && previous !== null) switchGroup(navigable.topLevel, previous);
  // 2 to 5 (as the document is activated)
  // 6 (window and agent stay)
  // 7.1 to 7.3
  const isAlone = requestsOriginAgentCluster(response.headers, isSecureContext(response, origin));
  // 7.4
  const agent = predecessor?.agent ?? navigable.topLevel.group.agentFor(origin, navigable.name, isAlone);
  // 7.5 to 7.10 (as the document is activated)
  // 8 (kept as it loads)
  // 9
  const { url, status, headers } = response;
  const params = {
    url,
    origin,
    referrer: documentState.request.referrer ?? '',
    contentType: mimeEssence(response),
    status,
    noStore: headers.some(([name, value]) => name === 'cache-control' && /\bno-store\b/i.test(value)),
    lastModified: headers.find(([name]) => name === 'last-modified')?.[1] ?? '',
    errorReason,
    aboutBaseURL,
    sandboxingFlags,
    openerPolicy,
    navigationTimingType,
  };
  const document = activate(navigable, agent, params, predecessor);
  // 10 to 16 (activated, it has them)
  // 17
  const refresh = headers.find(([name]) => name === 'refresh')?.[1];
  if (refresh !== undefined) document.hooks.refresh(refresh, document.url);
  // 18 to 21 (no hints, links or speculation)
  // 22
  documentState.document = document;
  restoreHistoryState(document, entry);
  return document;
}

/** Whether the first page of a popup or frame goes on with the window that its creator has had in hand since. */
function givesItsWindow(previous: Document | null, origin: Origin): previous is Document {
  return previous !== null && previous.lifecycle.isInitialAboutBlank && sameOriginDomain(previous.origin, origin);
}

/**
 * The document that a new frame, or a tab with an opener, shows before anything has loaded: its creator's origin, in its creator's
 * agent, unless a sandbox forbids that. `step`: of its entry.
 */
// HTML, document sequences, create a new browsing context and document.
// https://html.spec.whatwg.org/multipage/#creating-a-new-browsing-context
export function createInitialDocument(navigable: Navigable, creator: Document, step: number): Document {
  const { userAgent } = creator;
  // 1 to 4 (there is always a creator)
  // 5
  const { url: referrer, baseURL: aboutBaseURL } = creator;
  // 6
  const sandboxingFlags = creationSandboxingFlags(navigable);
  const isSandboxed = sandboxingFlags.has('sandboxed origin');
  // 7
  const origin = determineOrigin(new URL('about:blank'), isSandboxed, creator.origin, userAgent.ids.newOpaqueOrigin);
  // 8 (no permissions policy)
  // 9
  const agent = isSandboxed ? navigable.topLevel.group.agentFor(origin, navigable.name, false) : creator.agent;
  // 10 to 14 (as the document is activated)
  // 15
  const params = {
    url: 'about:blank',
    origin,
    referrer,
    contentType: 'text/html',
    status: 200,
    noStore: false,
    lastModified: '',
    errorReason: null,
    navigationTimingType: 'navigate',
  } as const;
  const openerPolicy = inheritedOpenerPolicy(navigable, creator);
  const document = activate(navigable, agent, { ...params, aboutBaseURL, sandboxingFlags, openerPolicy });
  // 16 to 20 (made with it, or asked for later)
  // 21
  const request = { initiatorOrigin: origin, initiatorBaseURL: aboutBaseURL, referrer };
  const entry = new SessionHistoryEntry('about:blank', new DocumentState(request));
  entry.step = step;
  entry.documentState.document = document;
  navigable.entries = [entry];
  navigable.currentEntry = entry;
  restoreHistoryState(document, entry);
  document.lifecycle.isInitialAboutBlank = true;
  // 22
  document.host.parse('', new Map());
  // 23 (it is active already)
  // 24
  document.host.setReadyState('complete');
  document.lifecycle.loaded = true;
  // 25
  return document;
}

/** A popup has the opener policy of the page that opened it; not where a frame did whose origin is another one. */
function inheritedOpenerPolicy(navigable: Navigable, creator: Document): NavigationParams['openerPolicy'] {
  const page = creator.traversable.activeDocument;
  const isPopup = navigable.container === null && page !== null && sameOrigin(page.origin, creator.origin);
  return isPopup ? page.params.openerPolicy : 'unsafe-none';
}

/** What the place that a navigable is in forbids its documents, now. */
// HTML, sandboxing, determine the creation sandboxing flags.
// https://html.spec.whatwg.org/multipage/#determining-the-creation-sandboxing-flags
export function creationSandboxingFlags({ container, topLevel }: Navigable): SandboxingFlagSet {
  // 1
  if (container === null) return topLevel.popupSandboxingFlags;
  // 2
  const { sandboxingFlags: iframe, document } = container;
  return determineCreationSandboxingFlags({ iframe, documentOfIframe: document.sandboxingFlags });
}

function activate(navigable: Navigable, agent: Agent, params: NavigationParams, predecessor: Document | null = null): Document {
  const { topLevel } = navigable;
  const madeWindow = navigable === topLevel ? topLevel.madeWindow : null;
  const document = new Document({ navigable, agent, params, madeWindow, predecessor });
  if (navigable === topLevel) topLevel.madeWindow = null;
  navigable.windowProxies.show(document);
  navigable.activeDocument = document;
  return document;
}

function mimeEssence({ headers }: HostResponse): string {
  const header = headers.find(([name]) => name === 'content-type')?.[1] ?? 'text/html';
  return header.replace(/;.*$/s, '').trim().toLowerCase();
}
