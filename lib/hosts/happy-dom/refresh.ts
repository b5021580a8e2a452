import { HTMLMetaElement, PropertySymbol } from 'happy-dom';
import type { InsidesOf } from './insides.ts';

/** happy-dom does nothing for `<meta http-equiv="refresh">`. Here the model hears of it, and does the rest. */
export function metaClass(of: InsidesOf): typeof HTMLMetaElement {
  class Meta extends HTMLMetaElement {
    override [PropertySymbol.connectedToDocument](): void {
      super[PropertySymbol.connectedToDocument]();
      const { hooks, raw } = of();
      if (this.ownerDocument !== raw.document || this.getAttribute('http-equiv')?.toLowerCase() !== 'refresh') return;
      const content = this.getAttribute('content') ?? '';
      if (content !== '') hooks.refresh(content, raw.document.baseURI);
    }
  }
  Object.defineProperty(Meta, 'name', { value: 'HTMLMetaElement' });
  return Meta;
}
