import type { Agent } from '../event-loop/agent.ts';
import { sameOrigin, type Origin } from '../origin/origin.ts';
import { Document } from './document.ts';
import type { HostResponse } from './document-host.ts';
import type { Navigable } from './navigable.ts';
import { unload } from './unload.ts';
import { WindowHooks } from './window-hooks.ts';
import { setUpWindow } from './window.ts';

/** Makes the document of a response, and puts it into the place of the one that the navigable shows. */
// HTML, document lifecycle, create and initialize a Document object.
// https://html.spec.whatwg.org/multipage/#initialise-the-document-object
export function createAndActivate<W extends object>(
  navigable: Navigable<W>,
  response: HostResponse,
  origin: Origin,
  aboutBaseURL: string | null,
): Document<W> {
  const { activeDocument: previous } = navigable;
  // 1 to 4
  const referrer = previous?.url ?? '';
  if (previous !== null) unload(previous);
  // 5 to 8
  const spare = takeSpare(navigable, response, origin);
  if (spare !== null) return spare;
  const agent = navigable.topLevel.group.agentFor(origin, navigable.name);
  // 9 to 18
  return activate(navigable, { url: response.url, origin, agent, referrer, contentType: mimeEssence(response), aboutBaseURL });
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

/** The document that a new frame shows before anything has loaded: its creator's origin, in its creator's agent. */
// HTML, document sequences, create a new browsing context and document.
// https://html.spec.whatwg.org/multipage/#creating-a-new-browsing-context
export function createInitialDocument<W extends object>(navigable: Navigable<W>, creator: Document<W>): Document<W> {
  const { origin, agent, url: referrer, baseURL: aboutBaseURL } = creator;
  // 1 to 19
  const document = activate(navigable, { url: 'about:blank', origin, agent, referrer, contentType: 'text/html', aboutBaseURL });
  // 20 to 24
  document.host.parse('', new Map());
  document.host.setReadyState('complete');
  document.loaded = true;
  return document;
}

interface DocumentParts {
  readonly url: string;
  readonly origin: Origin;
  readonly agent: Agent;
  readonly referrer: string;
  readonly contentType: string;
  readonly aboutBaseURL: string | null;
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
