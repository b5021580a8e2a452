import { assert } from '../../infra/assert.ts';
import { createInitialDocument } from '../navigation/create-document.ts';
import type { Document } from '../records/document.ts';
import type { FrameAttributes } from '../records/document-hooks.ts';
import { matchesAboutBlank } from '../navigation/matches-about-blank.ts';
import { Navigable, type Container } from '../records/navigable.ts';
import { navigate } from '../navigation/navigate.ts';
import { iframeSandboxingFlags } from '../policies/sandboxing-flags.ts';
import { determineReferrer } from '../../referrer-policy/referrer.ts';
import { destroyNavigable } from '../document-lifecycle/destroy-document.ts';
import { iframeLoadEventSteps } from '../navigation/load-document.ts';

/**
 * Makes a frame in `document`. At once it shows `about:blank` with the document's origin, so its storage is the document's; what
 * its attributes ask for is loaded by tasks, and the document's `load` event waits for it.
 */
// HTML, navigables, create a new child navigable.
// https://html.spec.whatwg.org/multipage/#create-a-new-child-navigable
export function createChildNavigable(document: Document, element: object | null, attributes: FrameAttributes): Navigable {
  // 1
  const { navigable: parent, userAgent } = document;
  // 2 (the tab's)
  // 3 (last: it is made in its navigable)
  // 4, 5 (below)
  // 6 (of the initial document)
  // 7
  const sandboxingFlags = iframeSandboxingFlags(attributes.sandbox);
  const container: Container = { document, element, sandboxingFlags, delaysLoad: false };
  const name = `${parent.name}/frame${++document.children.made}`;
  const child = new Navigable({ userAgent, name }, container, parent.topLevel);
  child.targetName = attributes.name;
  // 8, 9
  document.children.add(child);
  // 10, 11 (of the initial document)
  // 12
  createInitialDocument(child, document, parent.currentEntry?.step ?? 0);
  processAttributes(child, attributes, true);
  return child;
}

/** Loads what the attributes ask for. `initialInsertion`: the frame is new and shows its first `about:blank`. */
// HTML, the iframe element, process the iframe attributes.
// https://html.spec.whatwg.org/multipage/#process-the-iframe-attributes
export function processAttributes(child: Navigable, attributes: FrameAttributes, initialInsertion: boolean): void {
  const container = containerOf(child);
  const { document } = container;
  container.sandboxingFlags = iframeSandboxingFlags(attributes.sandbox);
  const initiator = { initiatorOrigin: document.origin, initiatorBaseURL: document.baseURL };
  // 1
  if (attributes.srcdoc !== null) {
    const { srcdoc } = attributes;
    navigate(child, { url: 'about:srcdoc', srcdoc, cause: 'frame', referrer: document.url, ...initiator });
    return;
  }
  // 2.1
  const url = sharedAttributeProcessing(child, attributes, initialInsertion);
  // 2.2
  if (url === null) return;
  // 2.3
  if (initialInsertion && matchesAboutBlank(url)) {
    iframeLoadEventSteps(container);
    return;
  }
  // 2.4 to 2.8
  navigate(child, { url, cause: 'frame', referrer: determineReferrer(document.url, url), ...initiator });
}

/** The URL to load; null when nothing is to be done: an ancestor's URL would load again without end. */
// HTML, the iframe element, shared attribute processing steps for iframe and frame elements.
// https://html.spec.whatwg.org/multipage/#shared-attribute-processing-steps-for-iframe-and-frame-elements
function sharedAttributeProcessing(child: Navigable, { src }: FrameAttributes, initialInsertion: boolean): string | null {
  // 1, 2
  const url = src ?? 'about:blank';
  // 3 (DIVERGES: about:blank may be inside of itself)
  if (!matchesAboutBlank(url) && showsAncestor(child, url)) return null;
  // 4
  if (initialInsertion && matchesAboutBlank(url) && url !== 'about:blank') child.activeDocument?.setURL(url, true);
  // 5
  return url;
}

// HTML, navigables, destroy a child navigable.
// https://html.spec.whatwg.org/multipage/#destroy-a-child-navigable
export function destroyChildNavigable(child: Navigable): void {
  // 1 to 3
  containerOf(child).document.children.remove(child);
  // 4 (no navigation API)
  // 5
  destroyNavigable(child, 'Its frame was removed from the document.');
  child.endDelay();
  // 6 to 9 (its entries are its own)
}

function containerOf({ container }: Navigable): Container {
  assert(container !== null, 'a child navigable has a container');
  return container;
}

function showsAncestor(child: Navigable, url: string): boolean {
  const wanted = url.replace(/#.*$/s, '');
  for (let ancestor = child.parent; ancestor !== null; ancestor = ancestor.parent) {
    if (ancestor.activeDocument?.url.replace(/#.*$/s, '') === wanted) return true;
  }
  return false;
}
