import { followFrames, outermostAdopted } from '../frames/adopted-frames.ts';
import { contentDocument } from '../frames/content-document.ts';
import { createChildNavigable, destroyChildNavigable, processAttributes } from '../frames/child-navigable.ts';
import { iframeSandboxingFlags } from '../policies/sandboxing-flags.ts';
import type { FrameAttributes } from '../records/document-hooks.ts';
import { namedChild } from './named-child.ts';
import { WindowClock } from './window-clock.ts';

/** What the iframe elements of a document ask of the model. */
export class FrameHooks extends WindowClock {
  frameInserted(element: object, attributes: FrameAttributes): void {
    if (!this.document.destroyed) createChildNavigable(this.document, element, attributes);
  }

  frameChanged(element: object, attributes: FrameAttributes): void {
    const child = this.document.children.in(element);
    if (child !== null) processAttributes(child, attributes, false);
  }

  frameSandboxed(element: object, sandbox: string | null): void {
    const container = this.document.children.in(element)?.container ?? null;
    if (container !== null) container.sandboxingFlags = iframeSandboxingFlags(sandbox);
  }

  frameRemoved(element: object): void {
    const child = this.document.children.in(element);
    if (child !== null) destroyChildNavigable(child);
  }

  frameWindow(element: object): object | null {
    return this.document.children.in(element)?.windowProxies.for(this.document.origin) ?? null;
  }

  framesMatter(): void {
    followFrames(outermostAdopted(this.document));
  }

  namedFrame(name: string): object | null {
    return namedChild(this.document, name)?.windowProxies.for(this.document.origin) ?? null;
  }

  frameDocument(element: object): object | null {
    return contentDocument(this.document, element)?.host.document ?? null;
  }
}
