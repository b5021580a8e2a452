import type { Origin } from '../origin/origin.ts';
import type { StorageShed } from '../storage/shed.ts';
import type { BrowsingContextGroup } from './browsing-context-group.ts';
import type { HeardLog } from './heard-log.ts';
import type { WindowProxies } from './window-proxy.ts';

/** The top-level traversable that a document is in, as far as the document knows of it. */
export interface DocumentTraversable {
  readonly name: string;
  readonly sessionShed: StorageShed;
  /** When the user turned away from it, in ms of virtual time; null while it is visible. */
  readonly hiddenSinceMs: number | null;
  readonly group: BrowsingContextGroup;
}

/** The navigable that presents a document, as far as the document knows of it. */
export interface DocumentNavigable {
  readonly name: string;
  readonly topLevel: DocumentTraversable;
  readonly windowProxies: WindowProxies;
  /** Origins of the documents around it, the innermost first. */
  readonly ancestorOrigins: readonly Origin[];
  /** Storage events that its documents heard, oldest first. */
  readonly heard: HeardLog;
}

/** A navigable in a frame of a document, as far as the document knows of it. */
export interface ChildNavigable extends DocumentNavigable {
  readonly container: { readonly element: object | null } | null;
  readonly targetName: string;
  readonly activeDocument: { readonly origin: Origin } | null;
}
