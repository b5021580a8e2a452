import { HTMLElement, PropertySymbol, type Attr, type HTMLLinkElement } from 'happy-dom';
import { fetchAndProcess, isStyleSheet, type FetchedSheets } from '../page/style-sheets.ts';
import { named, URLLink } from './base-url.ts';
import type { Insides, InsidesOf } from './insides.ts';

/**
 * happy-dom's own link says at once that its style sheet has loaded. Here it is asked for, and `load` of the document waits for it.
 */
export function linkClass(of: InsidesOf): typeof HTMLLinkElement {
  const fetched: FetchedSheets = new WeakMap();
  class Link extends URLLink {
    override [PropertySymbol.connectedToDocument](): void {
      if (!isStyleSheet(this)) super[PropertySymbol.connectedToDocument]();
      else {
        // Past the method of happy-dom's own link class.
        HTMLElement.prototype[PropertySymbol.connectedToDocument].call(this);
        fetchAndProcess(of(), fetched, this);
      }
    }
    override [PropertySymbol.disconnectedFromDocument](): void {
      super[PropertySymbol.disconnectedFromDocument]();
      fetched.delete(this);
    }
    override [PropertySymbol.onSetAttribute](attribute: Attr, replaced: Attr | null): void {
      if (!isStyleSheet(this)) super[PropertySymbol.onSetAttribute](attribute, replaced);
      else {
        HTMLElement.prototype[PropertySymbol.onSetAttribute].call(this, attribute, replaced);
        if (this.isConnected && /^(?:href|rel|crossorigin|type)$/.test(attribute.name)) fetchAndProcess(of(), fetched, this);
      }
    }
  }
  return named(Link, 'HTMLLinkElement');
}

/** What has come is the sheet of the element. */
export function setStyleSheet({ raw }: Insides, link: HTMLLinkElement, css: string | null): void {
  const sheet = css === null ? null : new raw.CSSStyleSheet();
  sheet?.replaceSync(css ?? '');
  link[PropertySymbol.sheet] = sheet;
  raw.document[PropertySymbol.clearComputedStyleCache]();
}
