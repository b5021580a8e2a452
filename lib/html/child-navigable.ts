import { createInitialDocument } from './create-document.ts';
import type { Document } from './document.ts';
import type { FrameAttributes } from './document-host.ts';
import { matchesAboutBlank } from './matches-about-blank.ts';
import { Navigable, type Container } from './navigable.ts';
import { navigate } from './navigate.ts';
import { iframeSandboxingFlags } from './sandboxing-flags.ts';
import { determineReferrer } from './referrer.ts';
import { end } from './destroy-document.ts';

/**
 * Makes a frame in `document`. At once it shows `about:blank` with the document's origin, so its storage is the document's; what
 * its attributes ask for is loaded by tasks, and the document's `load` event waits for it.
 */
// HTML, navigables, create a new child navigable.
// https://html.spec.whatwg.org/multipage/#create-a-new-child-navigable
export function createChildNavigable<W extends object>(
  document: Document<W>,
  element: object | null,
  attributes: FrameAttributes,
): Navigable<W> {
  // 1, 2
  const parent = document.navigable as Navigable<W>;
  const sandboxingFlags = iframeSandboxingFlags(attributes.sandbox);
  const container: Container<W> = { document, element, sandboxingFlags };
  const { userAgent, waysOut, topLevel } = parent;
  const name = `${parent.name}/frame${++document.framesMade}`;
  // 3 to 5
  const child = new Navigable<W>({ userAgent, name, waysOut }, container, topLevel);
  // 6, 7
  child.targetName = attributes.name;
  document.childNavigables.push(child);
  // 8 to 12
  child.onLoaded = () => document.queueTask('DOM manipulation', `frame load ${name}`, () => loaded(child));
  createInitialDocument(child, document, parent.currentEntry?.step ?? 0);
  processAttributes(child, attributes, true);
  return child;
}

/** Loads what the attributes ask for. `initialInsertion`: the frame is new and shows its first `about:blank`. */
// HTML, the iframe element, process the iframe attributes.
// https://html.spec.whatwg.org/multipage/#process-the-iframe-attributes
export function processAttributes<W extends object>(
  child: Navigable<W>,
  attributes: FrameAttributes,
  initialInsertion: boolean,
): void {
  const container = child.container as Container<W>;
  const { document } = container;
  container.sandboxingFlags = iframeSandboxingFlags(attributes.sandbox);
  const initiator = { initiatorOrigin: document.origin, initiatorBaseURL: document.baseURL };
  // 1
  if (attributes.srcdoc !== null) {
    const { srcdoc } = attributes;
    navigate(child, { url: 'about:srcdoc', srcdoc, cause: 'frame', referrer: document.url, ...initiator });
    return;
  }
  // 2.1, 2.2
  const url = sharedAttributeProcessing(child, attributes, initialInsertion);
  if (url === null) return;
  // 2.3
  if (initialInsertion && matchesAboutBlank(url)) {
    iframeLoadEventSteps(child);
    return;
  }
  // 2.4 to 2.8
  navigate(child, { url, cause: 'frame', referrer: determineReferrer(document.url, url), ...initiator });
}

/** The URL to load; null when nothing is to be done: an ancestor's URL would load again without end. */
// HTML, the iframe element, shared attribute processing steps for iframe and frame elements.
// https://html.spec.whatwg.org/multipage/#shared-attribute-processing-steps-for-iframe-and-frame-elements
function sharedAttributeProcessing<W extends object>(
  child: Navigable<W>,
  { src }: FrameAttributes,
  initialInsertion: boolean,
): string | null {
  // 1, 2
  const url = src ?? 'about:blank';
  // 3 (DIVERGES: about:blank may be inside of itself)
  if (!matchesAboutBlank(url) && showsAncestor(child, url)) return null;
  // 4
  if (initialInsertion && matchesAboutBlank(url) && url !== 'about:blank') child.activeDocument?.setURL(url, true);
  // 5
  return url;
}

// HTML, the iframe element, iframe load event steps.
// https://html.spec.whatwg.org/multipage/#iframe-load-event-steps
function iframeLoadEventSteps<W extends object>(child: Navigable<W>): void {
  const { document, element } = child.container as Container<W>;
  // 1 to 6
  if (element !== null) document.host.fireFrameLoad(element);
}

/** A document of the frame has loaded: its element hears of it, and the document around it need not wait for it any more. */
function loaded<W extends object>(child: Navigable<W>): void {
  if (child.destroyedBecause !== null) return;
  iframeLoadEventSteps(child);
  child.endDelay();
}

// HTML, navigables, destroy a child navigable.
// https://html.spec.whatwg.org/multipage/#destroy-a-child-navigable
export function destroyChildNavigable<W extends object>(child: Navigable<W>): void {
  const { document } = child.container as Container<W>;
  // 1 to 4
  const place = document.childNavigables.indexOf(child);
  if (place !== -1) document.childNavigables.splice(place, 1);
  // 5 to 8
  end(child, 'Its frame was removed from the document.');
  child.endDelay();
}

function showsAncestor<W extends object>(child: Navigable<W>, url: string): boolean {
  const wanted = url.replace(/#.*$/s, '');
  for (let ancestor = child.parent; ancestor !== null; ancestor = ancestor.parent) {
    if (ancestor.activeDocument?.url.replace(/#.*$/s, '') === wanted) return true;
  }
  return false;
}
