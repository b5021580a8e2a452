import { HTMLElement, HTMLIFrameElement, PropertySymbol, type Attr } from 'happy-dom';
import type { FrameAttributes } from '../../html/records/document-hooks.ts';
import { named, URLFrame } from './base-url.ts';
import { eventClassesOf } from './event-classes.ts';
import { fireAtNode } from './node-events.ts';
import type { Insides, InsidesOf } from './insides.ts';

/**
 * happy-dom gives each iframe a window of its own and loads it there. Here the model hears of the element, and has the window.
 * IMPL-DEFINED: there is no layout, so every frame counts as one in view, and `loading="lazy"` delays none.
 */
export function iframeClass(of: InsidesOf): typeof HTMLIFrameElement {
  class IFrame extends URLFrame {
    // All of them go past the methods of happy-dom's own iframe class, which would load a page.
    override [PropertySymbol.connectedToDocument](): void {
      HTMLElement.prototype[PropertySymbol.connectedToDocument].call(this);
      if (!of().gone && this.ownerDocument === of().raw.document) of().hooks.frameInserted(this, attributesOf(this));
    }
    override [PropertySymbol.disconnectedFromDocument](): void {
      HTMLElement.prototype[PropertySymbol.disconnectedFromDocument].call(this);
      if (!of().gone) of().hooks.frameRemoved(this);
    }
    override [PropertySymbol.onSetAttribute](attribute: Attr, replaced: Attr | null): void {
      HTMLElement.prototype[PropertySymbol.onSetAttribute].call(this, attribute, replaced);
      attributeChanged(of(), this, attribute.name);
    }
    override [PropertySymbol.onRemoveAttribute](attribute: Attr): void {
      HTMLElement.prototype[PropertySymbol.onRemoveAttribute].call(this, attribute);
      attributeChanged(of(), this, attribute.name);
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

function attributeChanged({ hooks, gone }: Insides, element: HTMLIFrameElement, name: string): void {
  if (gone || !element.isConnected) return;
  if (name === 'sandbox') hooks.frameSandboxed(element, element.getAttribute('sandbox'));
  // While there is a srcdoc, it alone counts.
  const counts = name === 'srcdoc' || (name === 'src' && !element.hasAttribute('srcdoc'));
  if (counts) hooks.frameChanged(element, attributesOf(element));
}

function attributesOf(element: HTMLIFrameElement): FrameAttributes {
  const src = element.getAttribute('src');
  const base = element.ownerDocument.baseURI;
  return {
    src: src !== null && src !== '' && URL.canParse(src, base) ? new URL(src, base).href : null,
    srcdoc: element.getAttribute('srcdoc'),
    name: element.getAttribute('name') ?? '',
    sandbox: element.getAttribute('sandbox'),
  };
}
