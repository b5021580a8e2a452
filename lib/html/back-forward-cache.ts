import type { Task } from '../event-loop/task.ts';
import { StorageEventTask } from '../web-storage/storage-document.ts';
import type { Document } from './document.ts';
import { Navigable } from './navigable.ts';
import { isReferenced } from './session-history.ts';
import type { Traversable } from './traversable.ts';
import { childrenOf, destroyWithDescendants } from './destroy-document.ts';

/** Something that keeps a document out of the back/forward cache. */
interface Ineligibility {
  /** One sentence, as the trace has it. */
  readonly reason: string;
  applies(document: Document): boolean;
}

/**
 * What makes a document ineligible; the first that applies is told. IMPL-DEFINED: HTML leaves the choice to the user agent. Each of
 * these keeps a page out in Chromium and Firefox.
 */
export const ineligibilities: readonly Ineligibility[] = [
  { reason: 'It is an error page.', applies: ({ errorReason }) => errorReason !== null },
  { reason: 'It had not loaded yet.', applies: ({ loaded }) => !loaded },
  { reason: 'It waits for a response.', applies: (document) => document.userAgent.network.isAsked(document) },
  { reason: 'It can be reached from another window of its group.', applies: ({ navigable }) => isReachedByOthers(navigable) },
  { reason: 'It listens for unload.', applies: ({ host }) => host.listensTo('unload') },
  { reason: 'Its response had Cache-Control: no-store.', applies: ({ noStore }) => noStore },
];

function isReachedByOthers(navigable: object): boolean {
  return navigable instanceof Navigable && navigable.topLevel.group.topLevels.length > 1;
}

/** Why a page cannot be kept, one sentence; null when it can. A page goes with all its frames. */
export function whyNotKept<W extends object>(document: Document<W>): string | null {
  const found = ineligibilities.find(({ applies }) => applies(document));
  if (found !== undefined) return found.reason;
  for (const child of document.childNavigables) {
    if (!(child instanceof Navigable) || child.activeDocument === null) continue;
    const reason = child.ongoingNavigation === null ? whyNotKept(child.activeDocument) : 'It is on its way to another page.';
    if (reason !== null) return `In a frame of it, at ${child.activeDocument.url}: ${reason}`;
  }
  return null;
}

/**
 * Puts a document that was left into the cache; the one that was left longest ago makes room. It is dropped when its handlers for
 * leaving began what no kept page may have.
 */
export function keep<W extends object>(traversable: Traversable<W>, document: Document<W>): void {
  const { userAgent } = traversable;
  const reason = whyNotKept(document);
  if (reason !== null) {
    drop(document, `Meanwhile: ${reason}`);
    return;
  }
  traversable.keptDocuments = [...traversable.keptDocuments, document];
  setFullyActive(document, false);
  if (userAgent.behaviour.backForwardCache === 'drop') dropStorageEvents(document);
  const tooMany = traversable.keptDocuments.slice(0, -userAgent.keptPages);
  traversable.keptDocuments = traversable.keptDocuments.slice(-userAgent.keptPages);
  for (const oldest of tooMany) drop(oldest, `Only ${userAgent.keptPages} pages of a tab are kept.`);
}

/** Takes a document out of the cache, to be shown again. */
export function takeBack<W extends object>(traversable: Traversable<W>, document: Document<W>): void {
  traversable.keptDocuments = traversable.keptDocuments.filter((kept) => kept !== document);
}

/** Ends all documents of the cache, without any handler. `reason`: what the trace says; null when the tab itself ends. */
export function dropAll<W extends object>(traversable: Traversable<W>, reason: string | null = null): void {
  const { keptDocuments } = traversable;
  traversable.keptDocuments = [];
  for (const document of keptDocuments) {
    if (reason === null) destroyWithDescendants(document);
    else drop(document, reason);
  }
}

/** IMPL-DEFINED: with `drop` a page that is kept has missed what it had not heard when it was left. */
function dropStorageEvents<W extends object>(document: Document<W>): void {
  for (let task = document.ownTasks; task !== null;) {
    const next: Task | null = task.nextOfOwner;
    if (task instanceof StorageEventTask) document.userAgent.kernel.remove(task, 'back/forward cache');
    task = next;
  }
  for (const { activeDocument } of childrenOf(document)) if (activeDocument !== null) dropStorageEvents(activeDocument);
}

function drop<W extends object>(document: Document<W>, reason: string): void {
  document.userAgent.fact({ type: 'document-dropped', document: document.id, reason });
  destroyWithDescendants(document);
}

/** A document is fully active when it and all documents around it are the ones that their navigables show. */
// HTML, document sequences, fully active.
// https://html.spec.whatwg.org/multipage/#fully-active
export function setFullyActive<W extends object>(document: Document<W>, active: boolean): void {
  // 1
  document.setActive(active);
  for (const child of document.childNavigables) {
    if (child instanceof Navigable && child.activeDocument !== null) setFullyActive(child.activeDocument, active);
  }
}

/** Whether its navigable may keep it once it is left: frames keep nothing, and nothing is kept that no entry leads back to. */
export function canBeReturnedTo<W extends object>(navigable: Navigable<W>, document: Document<W>): boolean {
  const isOff = navigable.userAgent.behaviour.backForwardCache === 'off';
  return !isOff && navigable.container === null && isReferenced(navigable, document);
}
