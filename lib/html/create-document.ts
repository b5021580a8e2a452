import type { Agent } from '../event-loop/agent.ts';
import { determineOrigin, sameOrigin, type Origin } from '../origin/origin.ts';
import { Document } from './document.ts';
import type { HostResponse } from './document-host.ts';
import type { Navigable } from './navigable.ts';
import { SessionHistoryEntry, DocumentState } from './session-history-entry.ts';
import { leave } from './unload.ts';
import { chooseContext, isSecureContext, switchGroup } from './obtain-browsing-context.ts';
import { requestsOriginAgentCluster } from './origin-agent-cluster.ts';
import { determineCreationSandboxingFlags, noSandboxingFlags, type SandboxingFlagSet } from './sandboxing-flags.ts';
import { Traversable } from './traversable.ts';
import { WindowHooks } from './window-hooks.ts';
import { setUpWindow } from './window.ts';

/** What a document is made of. */
export interface DocumentSource {
  readonly response: HostResponse;
  readonly origin: Origin;
  readonly aboutBaseURL: string | null;
  readonly sandboxingFlags: SandboxingFlagSet;
}

/**
 * Makes the document of a response, and puts it into the place of the one that the navigable shows; from now on it is the entry's.
 * Null: the navigable has gone meanwhile.
 */
// HTML, document lifecycle, create and initialize a Document object.
// https://html.spec.whatwg.org/multipage/#initialise-the-document-object
export function createAndActivate<W extends object>(
  navigable: Navigable<W>,
  entry: SessionHistoryEntry<Document<W>>,
  source: DocumentSource,
): Document<W> | null {
  const { activeDocument: previous } = navigable;
  const { response, origin } = source;
  const { documentState } = entry;
  // 1 to 4
  const { openerPolicy, switchesGroup } = chooseContext(navigable, previous, response, origin);
  if (previous !== null) leave(navigable, previous, switchesGroup);
  if (navigable.destroyedBecause !== null) return null;
  if (switchesGroup && previous !== null && navigable instanceof Traversable) switchGroup<W>(navigable, previous);
  // 5 to 8
  const document = takeSpare(navigable, response, origin) ?? createNew(navigable, entry, source);
  // 9 to 18
  document.openerPolicy = openerPolicy;
  document.status = response.status;
  document.noStore = response.headers.some(([name, value]) => name === 'cache-control' && /\bno-store\b/i.test(value));
  documentState.document = document;
  document.showEntry(entry);
  return document;
}

/** DIVERGES: a page that takes the place of the initial about:blank has a window of its own, also when the origin is the same. */
function createNew<W extends object>(
  navigable: Navigable<W>,
  { documentState }: SessionHistoryEntry<Document<W>>,
  { response, origin, aboutBaseURL, sandboxingFlags }: DocumentSource,
): Document<W> {
  const { group } = navigable.topLevel;
  const isAlone = requestsOriginAgentCluster(response.headers, isSecureContext(response, origin));
  const agent = group.agentFor(origin, navigable.name, isAlone);
  const { referrer = '', srcdoc = null } = documentState.request;
  const contentType = mimeEssence(response);
  const document = activate(navigable, {
    ...{ url: response.url, origin, agent, referrer, contentType, aboutBaseURL, sandboxingFlags },
  });
  document.srcdoc = srcdoc;
  const refresh = response.headers.find(([name]) => name === 'refresh')?.[1];
  if (refresh !== undefined) document.hooks.refresh(refresh, document.url);
  return document;
}

/** What can be shown in place of a new document, with its window as new: see {@link Document.setAside}. */
function takeSpare<W extends object>(navigable: Navigable<W>, response: HostResponse, origin: Origin): Document<W> | null {
  const { spare } = navigable;
  navigable.spare = null;
  if (spare === null) return null;
  if (spare.url !== response.url || !sameOrigin(spare.origin, origin) || spare.contentType !== mimeEssence(response)) {
    spare.discard();
    navigable.topLevel.group.reset();
    return null;
  }
  spare.showAgain();
  navigable.activeDocument = spare;
  return spare;
}

/**
 * The document that a new frame, or a tab with an opener, shows before anything has loaded: its creator's origin, in its creator's
 * agent, unless a sandbox forbids that. `step`: of its entry.
 */
// HTML, document sequences, create a new browsing context and document.
// https://html.spec.whatwg.org/multipage/#creating-a-new-browsing-context
export function createInitialDocument<W extends object>(
  navigable: Navigable<W>,
  creator: Document<W>,
  step: number,
): Document<W> {
  const { userAgent } = creator;
  const { url: referrer, baseURL: aboutBaseURL } = creator;
  // 1 to 8
  const sandboxingFlags = creationSandboxingFlags(navigable);
  const isSandboxed = sandboxingFlags.has('sandboxed origin');
  const origin = determineOrigin(new URL('about:blank'), isSandboxed, creator.origin, userAgent.newOpaqueOrigin);
  const agent = isSandboxed ? navigable.topLevel.group.agentFor(origin, navigable.name, false) : creator.agent;
  // 9 to 19
  const parts = { url: 'about:blank', origin, agent, referrer, contentType: 'text/html', aboutBaseURL, sandboxingFlags };
  const document = activate(navigable, parts);
  // 20 to 24
  const request = { initiatorOrigin: origin, initiatorBaseURL: aboutBaseURL, referrer };
  const entry = new SessionHistoryEntry<Document<W>>('about:blank', new DocumentState(request));
  entry.step = step;
  entry.documentState.document = document;
  navigable.entries = [entry];
  navigable.currentEntry = entry;
  document.isInitialAboutBlank = true;
  document.showEntry(entry);
  document.host.parse('', new Map());
  document.host.setReadyState('complete');
  document.loaded = true;
  return document;
}

/** What the place that a navigable is in forbids its documents, now. */
// HTML, sandboxing, determine the creation sandboxing flags.
// https://html.spec.whatwg.org/multipage/#determining-the-creation-sandboxing-flags
export function creationSandboxingFlags<W extends object>(navigable: Navigable<W>): SandboxingFlagSet {
  const { container } = navigable;
  // 1
  if (container === null) return navigable instanceof Traversable ? navigable.popupSandboxingFlags : noSandboxingFlags;
  // 2
  const { sandboxingFlags: iframe, document } = container;
  return determineCreationSandboxingFlags({ iframe, documentOfIframe: document.sandboxingFlags });
}

interface DocumentParts {
  readonly url: string;
  readonly origin: Origin;
  readonly agent: Agent;
  readonly referrer: string;
  readonly contentType: string;
  readonly aboutBaseURL: string | null;
  readonly sandboxingFlags: SandboxingFlagSet;
}

function activate<W extends object>(navigable: Navigable<W>, parts: DocumentParts): Document<W> {
  const { userAgent } = navigable;
  const document = new Document<W>({ ...parts, userAgent, navigable, hooksFor: (made) => new WindowHooks<W>(made, navigable) });
  setUpWindow(document, navigable);
  navigable.activeDocument = document;
  return document;
}

function mimeEssence({ headers }: HostResponse): string {
  const header = headers.find(([name]) => name === 'content-type')?.[1] ?? 'text/html';
  return header.replace(/;.*$/s, '').trim().toLowerCase();
}
