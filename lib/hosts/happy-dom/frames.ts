import { HTMLElement, HTMLIFrameElement, PropertySymbol, type Attr } from 'happy-dom';
import { frameAttributeChanged, frameInserted, frameRemoved } from '../page/frames.ts';
import { named, URLFrame } from './base-url.ts';
import { eventClassesOf } from './event-classes.ts';
import { fireAtNode } from './node-events.ts';
import type { Insides, InsidesOf } from './insides.ts';

/**
 * happy-dom gives each iframe a window of its own and loads it there. Here the model hears of the element, and has the window.
 */
export function iframeClass(of: InsidesOf): typeof HTMLIFrameElement {
  class IFrame extends URLFrame {
    // All of them go past the methods of happy-dom's own iframe class, which would load a page.
    override [PropertySymbol.connectedToDocument](): void {
      HTMLElement.prototype[PropertySymbol.connectedToDocument].call(this);
      frameInserted(of(), this);
    }
    override [PropertySymbol.disconnectedFromDocument](): void {
      HTMLElement.prototype[PropertySymbol.disconnectedFromDocument].call(this);
      frameRemoved(of(), this);
    }
    override [PropertySymbol.onSetAttribute](attribute: Attr, replaced: Attr | null): void {
      HTMLElement.prototype[PropertySymbol.onSetAttribute].call(this, attribute, replaced);
      frameAttributeChanged(of(), this, attribute.name);
    }
    override [PropertySymbol.onRemoveAttribute](attribute: Attr): void {
      HTMLElement.prototype[PropertySymbol.onRemoveAttribute].call(this, attribute);
      frameAttributeChanged(of(), this, attribute.name);
    }
  }
  Object.defineProperties(IFrame.prototype, {
    contentWindow: {
      get(this: HTMLIFrameElement) {
        return of().hooks.frameWindow(this);
      },
      enumerable: true,
      configurable: true,
    },
    contentDocument: {
      get(this: HTMLIFrameElement) {
        return of().hooks.frameDocument(this);
      },
      enumerable: true,
      configurable: true,
    },
  });
  return named(IFrame, 'HTMLIFrameElement');
}

/** Fires the `load` that an iframe element gets when its document has loaded. */
export function fireFrameLoad(insides: Insides, element: object): void {
  if (!(element instanceof HTMLIFrameElement)) return;
  fireAtNode(insides, new (eventClassesOf(insides.raw).Event)('load'), element);
}
