import type { StorageEventInterface } from '../../web-storage/storage-event.ts';
import type { StorageInterface } from '../../web-storage/storage.ts';
import type { HeldLock } from '../../web-locks/lock.ts';
import type { InterfaceObject } from '../../webidl/interface.ts';
import type { WindowProxies } from '../window-proxy/window-proxies.ts';
import type { Document } from './document.ts';
import type { DocumentHost, HostEvent } from './document-host.ts';
import type { DocumentHooks } from './document-hooks.ts';
import type { Navigable } from './navigable.ts';

/** The interfaces that the model adds to one window; each is made when it is first asked for. */
export interface DocumentInterfaces {
  /** The document that the window shows; another one when the window goes on with one, or is used again in another run. */
  document: Document;
  // Those that the model itself makes objects of.
  readonly storage: StorageInterface;
  readonly storageEvent: StorageEventInterface<HostEvent>;
  readonly messagePort: InterfaceObject;
  /** What `navigator.userActivation` is. */
  readonly userActivation: object;
  /** What `navigator.storage` is. */
  readonly storageManager: object;
  /** What `navigator.locks` is. */
  readonly lockManager: object;
  /** What the callback of a request is called with. */
  lockObjectOf(lock: HeldLock): object;
  /** The one of that name, as the window has it. */
  named(name: string): InterfaceObject;
}

/** Puts together what the records need of the algorithms, which are written over them: the only way from here up. */
export interface Assembler {
  /** What the document's window asks of the model. `window`: the hooks of a window that goes on with this document. */
  hooksFor(document: Document, window?: DocumentHooks): DocumentHooks;
  /** `host`: that of its window. */
  interfacesFor(document: Document, host: DocumentHost): DocumentInterfaces;
  /** Gives a new window the members that the model owns. No script has run yet. */
  setUpWindow(document: Document): void;
  windowProxiesFor(navigable: Navigable): WindowProxies;
  /**
   * What each standard does at a document's end, in this order.
   *
   * HTML, document lifecycle: https://html.spec.whatwg.org/multipage/#unloading-document-cleanup-steps
   */
  readonly unloadingDocumentCleanupSteps: readonly ((document: Document) => void)[];
  /** A document of the back/forward cache ends; one sentence says why. */
  endKept(document: Document, reason: string): void;
}
