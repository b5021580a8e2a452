import { sameOrigin } from '../../origin/origin.ts';
import type { DocumentInterfaces } from './assembler.ts';
import type { DocumentHost } from './document-host.ts';
import type { NavigationParams } from './navigation-params.ts';

/** A window that a document of an earlier run had, with the interfaces that the model gave to it. */
export interface MadeWindow {
  readonly host: DocumentHost;
  readonly interfaces: DocumentInterfaces;
  /** Of the document that it was made for. */
  readonly params: NavigationParams;
}

/** Whether the window could be made for another document: all that a host is given for its making is the same. */
export function suits({ params: made }: MadeWindow, params: NavigationParams): boolean {
  if (made.url !== params.url || made.contentType !== params.contentType || made.referrer !== params.referrer) return false;
  // An opaque origin is never that of another document.
  if (!sameOrigin(made.origin, params.origin)) return false;
  const hasFlags = made.sandboxingFlags.size > 0 || params.sandboxingFlags.size > 0;
  return !hasFlags && made.aboutBaseURL === null && params.aboutBaseURL === null;
}
