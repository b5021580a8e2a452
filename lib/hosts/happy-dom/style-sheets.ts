import { HTMLElement, PropertySymbol, type Attr, type HTMLLinkElement } from 'happy-dom';
import { unfitness } from '../../fetch/destination.ts';
import { internalResponse, type HostResponse } from '../../fetch/response.ts';
import { subresourceRequest } from '../../html/navigation/cors-settings.ts';
import { named, parseURL, URLLink } from './base-url.ts';
import { eventClassesOf } from './event-classes.ts';
import { fireAtNode } from './node-events.ts';
import type { Insides, InsidesOf } from './insides.ts';

type Fetched = WeakMap<HTMLLinkElement, string>;

/**
 * happy-dom's own link says at once that its style sheet has loaded. Here it is asked for, and `load` of the document waits for it.
 * DIVERGES: scripts do not wait for the style sheets before them.
 */
export function linkClass(of: InsidesOf): typeof HTMLLinkElement {
  const fetched: Fetched = new WeakMap();
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

function isStyleSheet(element: HTMLLinkElement): boolean {
  const types = (element.getAttribute('rel') ?? '').toLowerCase().split(/\s+/);
  return types.includes('stylesheet') && !(types.includes('alternate') && element.hasAttribute('title'));
}

// HTML, links, fetch and process the linked resource.
// https://html.spec.whatwg.org/multipage/#fetch-and-process-the-linked-resource
function fetchAndProcess(insides: Insides, fetched: Fetched, element: HTMLLinkElement): void {
  const { hooks, raw } = insides;
  const href = element.getAttribute('href') ?? '';
  const type = (element.getAttribute('type') ?? '').replace(/;.*$/s, '').trim().toLowerCase();
  const isOurs = element.ownerDocument === raw.document && !insides.gone && !element.hasAttribute('disabled');
  // 1, 2 (its options)
  // 3
  if (!isOurs || href === '' || (type !== '' && type !== 'text/css')) return;
  const url = parseURL(insides, href);
  const crossOrigin = element.getAttribute('crossorigin');
  const key = `${crossOrigin ?? 'none'} ${url?.href ?? href}`;
  if (fetched.get(element) === key) return;
  fetched.set(element, key);
  const end = (css: string | null): void => {
    if (insides.gone || fetched.get(element) !== key) return;
    processTheResource(insides, element, css);
  };
  // 4
  if (url === null) {
    hooks.queueTask('style sheet error', () => end(null));
    return;
  }
  // 5 to 8 (nothing is known of integrity)
  // 9
  hooks.fetch(subresourceRequest(url.href, 'style', crossOrigin)).then(
    (response) => end(cssOf(internalResponse(response))),
    () => end(null),
  );
}

/** Null: it is no style sheet. */
function cssOf(response: HostResponse): string | null {
  return unfitness('style', response) === null ? response.body : null;
}

// HTML, links, process this type of linked resource, for style sheets.
// https://html.spec.whatwg.org/multipage/#link-type-stylesheet:process-the-linked-resource
function processTheResource(insides: Insides, element: HTMLLinkElement, css: string | null): void {
  const { raw } = insides;
  // 1 to 3 (what is no CSS is none)
  // 4
  const sheet = css === null ? null : new raw.CSSStyleSheet();
  sheet?.replaceSync(css ?? '');
  element[PropertySymbol.sheet] = sheet;
  raw.document[PropertySymbol.clearComputedStyleCache]();
  // 5, 6
  fireAtNode(insides, new (eventClassesOf(raw).Event)(css === null ? 'error' : 'load'), element);
}
