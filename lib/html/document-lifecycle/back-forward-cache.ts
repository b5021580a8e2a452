import type { Task } from '../../event-loop/task.ts';
import { hasLocks, isWaitedFor, leaveLocks } from '../../web-locks/termination.ts';
import { StorageEventTask } from '../../web-storage/storage-document.ts';
import type { Document } from '../records/document.ts';
import type { Navigable } from '../records/navigable.ts';
import { isReferenced } from '../navigables/is-referenced.ts';
import type { Traversable } from '../records/traversable.ts';
import { destroyWithDescendants } from './destroy-document.ts';
import { setFullyActive } from './fully-active.ts';

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
  { reason: 'It is an error page.', applies: ({ params }) => params.errorReason !== null },
  { reason: 'It had not loaded yet.', applies: ({ lifecycle }) => !lifecycle.loaded },
  { reason: 'It waits for a response.', applies: (document) => document.userAgent.network.isAsked(document) },
  {
    reason: 'It can be reached from another window of its group.',
    applies: ({ traversable }) => traversable.group.topLevels.length > 1,
  },
  {
    reason: 'It holds a lock or waits for one.',
    applies: (document) => document.userAgent.behaviour.locksOfLeftPages === 'end-page' && hasLocks(document),
  },
  { reason: 'It listens for unload.', applies: ({ host }) => host.listensTo('unload') },
  { reason: 'Its response had Cache-Control: no-store.', applies: ({ params }) => params.noStore },
];

const defaultKeptPages = 6;

/** Why a page cannot be kept, one sentence; null when it can. A page goes with all its frames. */
export function whyNotKept(document: Document): string | null {
  const found = ineligibilities.find(({ applies }) => applies(document));
  if (found !== undefined) return found.reason;
  for (const child of document.children.list) {
    if (child.activeDocument === null) continue;
    const reason = child.ongoingNavigation === null ? whyNotKept(child.activeDocument) : 'It is on its way to another page.';
    if (reason !== null) return `In a frame of it, at ${child.activeDocument.url}: ${reason}`;
  }
  return null;
}

/**
 * Puts a document that was left into the cache; the one that was left longest ago makes room. It is dropped when its handlers for
 * leaving began what no kept page may have.
 */
export function keep(traversable: Traversable, document: Document): void {
  const { userAgent } = traversable;
  const { keptPages = defaultKeptPages } = userAgent.options;
  const reason = whyNotKept(document);
  if (reason !== null) {
    drop(document, `Meanwhile: ${reason}`);
    return;
  }
  traversable.keptDocuments = [...traversable.keptDocuments, document];
  if (userAgent.behaviour.backForwardCache === 'drop') dropStorageEvents(document);
  leaveLocksOf(document);
  setFullyActive(document, false);
  const tooMany = traversable.keptDocuments.slice(0, -keptPages);
  traversable.keptDocuments = traversable.keptDocuments.slice(-keptPages);
  for (const oldest of tooMany) drop(oldest, `Only ${keptPages} pages of a tab are kept.`);
}

/** Takes a document out of the cache, to be shown again. */
export function takeBack(traversable: Traversable, document: Document): void {
  traversable.keptDocuments = traversable.keptDocuments.filter((kept) => kept !== document);
}

/** Ends all documents of the cache, without any handler. `reason`: what the trace says; null when the tab itself ends. */
export function dropAll(traversable: Traversable, reason: string | null = null): void {
  const { keptDocuments } = traversable;
  traversable.keptDocuments = [];
  for (const document of keptDocuments) {
    if (reason === null) destroyWithDescendants(document);
    else drop(document, reason);
  }
}

/** IMPL-DEFINED: with `drop` a page that is kept has missed what it had not heard when it was left. */
function dropStorageEvents(document: Document): void {
  for (let task = document.ownTasks; task !== null;) {
    const next: Task | null = task.nextOfOwner;
    if (task instanceof StorageEventTask) document.userAgent.kernel.remove(task, 'back/forward cache');
    task = next;
  }
  for (const { activeDocument } of document.children.list) if (activeDocument !== null) dropStorageEvents(activeDocument);
}

function leaveLocksOf(document: Document): void {
  if (document.userAgent.madeLockManagers === null) return;
  leaveLocks(document);
  for (const { activeDocument } of document.children.list) if (activeDocument !== null) leaveLocksOf(activeDocument);
}

/** Ends a document of the cache, or in a frame of one, with all that is kept with it. */
export function endKept(document: Document, reason: string): void {
  const { traversable } = document;
  let top = document;
  while (top.navigable.container !== null) top = top.navigable.container.document;
  if (!traversable.keptDocuments.includes(top)) return;
  takeBack(traversable, top);
  drop(top, reason);
}

/** IMPL-DEFINED: a page that was kept with its locks is not shown again when somebody waits for one of them. */
export function endWhereWaitedFor(document: Document): void {
  if (document.userAgent.madeLockManagers !== null && isWaitedForWithin(document)) {
    endKept(document, 'Another document waits for a lock that it holds.');
  }
}

function isWaitedForWithin(document: Document): boolean {
  const inside = document.children.list.some(
    ({ activeDocument }) => activeDocument !== null && isWaitedForWithin(activeDocument),
  );
  return inside || isWaitedFor(document);
}

function drop(document: Document, reason: string): void {
  document.userAgent.fact({ type: 'document-dropped', document: document.id, reason });
  destroyWithDescendants(document);
}

/** Whether its navigable may keep it once it is left: frames keep nothing, and nothing is kept that no entry leads back to. */
export function canBeReturnedTo(navigable: Navigable, document: Document): boolean {
  const isOff = navigable.userAgent.behaviour.backForwardCache === 'off';
  return !isOff && navigable.container === null && isReferenced(navigable, document);
}
