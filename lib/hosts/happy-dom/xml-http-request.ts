import { PropertySymbol, type EventTarget } from 'happy-dom';
import XMLHttpRequestEventTarget from 'happy-dom/lib/xml-http-request/XMLHttpRequestEventTarget.js';
import { xmlHttpRequestClass } from '../page/xml-http-request.ts';
import type { Insides } from './insides.ts';

/** Puts the class into the window, with what it derives from. */
export function installXMLHttpRequest(insides: Insides): void {
  const { raw, patches } = insides;
  class Base extends XMLHttpRequestEventTarget {
    readonly upload: EventTarget = new raw.XMLHttpRequestUpload();

    get onreadystatechange(): unknown {
      return this[PropertySymbol.propertyEventListeners].get('onreadystatechange') ?? null;
    }
    set onreadystatechange(value: unknown) {
      const handler = typeof value === 'function' ? (value as () => void) : null;
      this[PropertySymbol.propertyEventListeners].set('onreadystatechange', handler);
    }
  }
  patches.assign(raw, { XMLHttpRequest: xmlHttpRequestClass(insides, Base), XMLHttpRequestEventTarget });
}
