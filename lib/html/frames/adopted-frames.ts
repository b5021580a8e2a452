import { StorageloomError } from '../../infra/failure.ts';
import { destroyNavigable } from '../document-lifecycle/destroy-document.ts';
import { showAdopted } from '../navigation/show-adopted.ts';
import { noSandboxingFlags } from '../policies/sandboxing-flags.ts';
import type { Document } from '../records/document.ts';
import type { AdoptedFrame } from '../records/document-host.ts';
import { Navigable } from '../records/navigable.ts';

/**
 * Makes the navigables in a document whose window others made those of the frames that are there now, and so on in these.
 * `earlier`: what frames showed in another run, whose objects go on.
 */
export function followFrames(document: Document, earlier: readonly Document[] = []): void {
  const { adopted, children } = document;
  if (adopted === null || document.destroyed) return;
  const frames = adopted.frames();
  for (const child of children.list) if (!frames.some((frame) => isShown(frame, child))) remove(document, child);
  for (const frame of frames) if (!children.list.some((child) => isShown(frame, child))) add(document, frame, earlier);
  for (const { activeDocument } of children.list) if (activeDocument !== null) followFrames(activeDocument, earlier);
}

/** The document that it is in a frame of, however deep, or itself. */
export function outermostAdopted(document: Document): Document {
  const around = document.navigable.container?.document ?? null;
  return around === null ? document : outermostAdopted(around);
}

/** The navigables in it, as they are at this moment. */
export function currentFrames(document: Document | null): readonly Navigable[] {
  if (document === null) return [];
  followFrames(document);
  return document.children.list;
}

function isShown({ host }: AdoptedFrame, { activeDocument }: Navigable): boolean {
  return activeDocument?.adopted === host;
}

function remove(document: Document, child: Navigable): void {
  document.children.remove(child);
  destroyNavigable(child, 'Its frame was removed, or has gone to another origin.');
}

/** A window that refuses is left alone. */
function add(document: Document, { element, host }: AdoptedFrame, earlier: readonly Document[]): void {
  const { navigable: parent, userAgent, children } = document;
  const container = { document, element, sandboxingFlags: noSandboxingFlags, delaysLoad: false };
  const child = new Navigable({ userAgent, name: `${parent.name}/frame${children.made + 1}` }, container, parent.topLevel);
  children.made++;
  children.add(child);
  try {
    showAdopted(child, host, earlier.find(({ adopted }) => adopted === host) ?? null);
  } catch (error) {
    remove(document, child);
    if (!(error instanceof StorageloomError)) throw error;
  }
}
