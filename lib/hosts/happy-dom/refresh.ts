import { HTMLMetaElement, PropertySymbol } from 'happy-dom';
import { refreshBy } from '../page/refresh.ts';
import type { InsidesOf } from './insides.ts';

/** happy-dom does nothing for `<meta http-equiv="refresh">`. */
export function metaClass(of: InsidesOf): typeof HTMLMetaElement {
  class Meta extends HTMLMetaElement {
    override [PropertySymbol.connectedToDocument](): void {
      super[PropertySymbol.connectedToDocument]();
      refreshBy(of(), this);
    }
  }
  Object.defineProperty(Meta, 'name', { value: 'HTMLMetaElement' });
  return Meta;
}
