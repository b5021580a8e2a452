import { sameOrigin } from '../../origin/origin.ts';
import type { DocumentInterfaces } from './assembler.ts';
import type { Storage } from '../../web-storage/storage.ts';
import type { StorageType } from '../../storage/endpoint.ts';
import type { DocumentHooks } from './document-hooks.ts';
import type { DocumentHost } from './document-host.ts';
import type { NavigationParams } from './navigation-params.ts';

/**
 * What a reset means for code of the run that ends. `end`: it reaches nothing of the next one; a window in which modules were evaluated is not
 * used again. `sleep`: whoever resets knows that none of it runs any more, so that windows go on with what they have made. `stay`: it may go on,
 * with all that it has taken from its window.
 */
export type CodeAtReset = 'end' | 'sleep' | 'stay';

/** Storage objects of a window, by their type. */
export type WindowStorages = Partial<Record<StorageType, Storage>>;

/** What a window goes on with in another run. */
export interface GoesOnWith {
  /** Where its functions lead to. */
  readonly hooks: DocumentHooks;
  readonly storages: WindowStorages;
}

/** A window that a document of an earlier run had, with the interfaces that the model gave to it. */
export interface MadeWindow {
  readonly host: DocumentHost;
  readonly interfaces: DocumentInterfaces;
  /** Of the document that it was made for. */
  readonly params: NavigationParams;
  /** Default: nothing. */
  readonly goesOnWith?: GoesOnWith | null;
}

/** Brings the window back to how it was, for a document with those hooks. False: another one has to be made. */
export function resetWindow(made: MadeWindow, params: NavigationParams, hooks: DocumentHooks): boolean {
  return (made.goesOnWith ?? null) === null && suits(made, params) && made.host.reset(hooks);
}

/** The same where the window goes on with what it has, which that answers; null: it does not. */
export function resumeWindow(made: MadeWindow | null, params: NavigationParams): GoesOnWith | null {
  const goesOnWith = made?.goesOnWith ?? null;
  if (made === null || goesOnWith === null) return null;
  return suits(made, params) && made.host.reset(goesOnWith.hooks) ? goesOnWith : null;
}

/** Whether the window could be made for another document: all that a host is given for its making is the same. */
export function suits({ params: made }: MadeWindow, params: NavigationParams): boolean {
  if (made.url !== params.url || made.contentType !== params.contentType || made.referrer !== params.referrer) return false;
  // An opaque origin is never that of another document.
  if (!sameOrigin(made.origin, params.origin)) return false;
  const hasFlags = made.sandboxingFlags.size > 0 || params.sandboxingFlags.size > 0;
  return !hasFlags && made.aboutBaseURL === null && params.aboutBaseURL === null;
}
