import { createInitialDocument } from './create-document.ts';
import type { Document } from './document.ts';
import type { FrameAttributes } from './document-host.ts';
import { Navigable, type Container } from './navigable.ts';
import { navigate } from './navigate.ts';
import { end } from './unload.ts';

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
  const container: Container<W> = { document, element };
  const { userAgent, waysOut, topLevel } = parent;
  const name = `${parent.name}/frame${++document.framesMade}`;
  // 3 to 5
  const child = new Navigable<W>({ userAgent, name, waysOut }, container, topLevel);
  // 6, 7
  child.targetName = attributes.name;
  document.childNavigables.push(child);
  // 8 to 12
  createInitialDocument(child, document);
  processAttributes(child, attributes);
  return child;
}

// HTML, the iframe element, process the iframe attributes.
// https://html.spec.whatwg.org/multipage/#process-the-iframe-attributes
export function processAttributes<W extends object>(child: Navigable<W>, attributes: FrameAttributes): void {
  const { document, element } = child.container as Container<W>;
  const initiatorOrigin = document.origin;
  // 1
  if (attributes.srcdoc !== null) {
    startLoading(child);
    navigate(child, { url: 'about:srcdoc', srcdoc: attributes.srcdoc, cause: 'frame', initiatorOrigin });
    return;
  }
  // 2 to 4
  const url = attributes.src ?? 'about:blank';
  if (showsAncestor(child, url)) return;
  // 5 (about:blank is there already)
  if (child.activeDocument?.url === 'about:blank' && /^about:blank(?:$|[?#])/.test(url)) {
    if (url !== 'about:blank') child.activeDocument.setURL(url, true);
    if (element !== null) document.host.fireFrameLoad(element);
    return;
  }
  // 6
  startLoading(child);
  navigate(child, { url, cause: 'frame', initiatorOrigin });
}

// HTML, navigables, destroy a child navigable.
// https://html.spec.whatwg.org/multipage/#destroy-a-child-navigable
export function destroyChildNavigable<W extends object>(child: Navigable<W>): void {
  const { document } = child.container as Container<W>;
  // 1 to 4
  const place = document.childNavigables.indexOf(child);
  if (place !== -1) document.childNavigables.splice(place, 1);
  // 5 to 8
  const wasLoading = child.onLoaded !== null;
  child.onLoaded = null;
  end(child, 'Its frame was removed from the document.');
  if (wasLoading && !document.destroyed) document.unblockLoad();
}

/** A frame that an ancestor's URL would load again, without end, stays blank. */
// HTML, the iframe element, shared attribute processing steps for iframe and frame elements, from step 3.
// https://html.spec.whatwg.org/multipage/#shared-attribute-processing-steps-for-iframe-and-frame-elements
function showsAncestor(child: Navigable, url: string): boolean {
  // 3
  const wanted = url.replace(/#.*$/s, '');
  for (let ancestor = child.parent; ancestor !== null; ancestor = ancestor.parent) {
    if (ancestor.activeDocument?.url.replace(/#.*$/s, '') === wanted) return true;
  }
  return false;
}

function startLoading<W extends object>(child: Navigable<W>): void {
  const { document, element } = child.container as Container<W>;
  if (child.onLoaded === null) document.blockLoad();
  child.onLoaded = () => {
    child.onLoaded = null;
    // HTML, the iframe element, iframe load event steps: https://html.spec.whatwg.org/multipage/#iframe-load-event-steps
    if (element !== null && !document.destroyed) document.host.fireFrameLoad(element);
    if (!document.destroyed) document.unblockLoad();
  };
}
