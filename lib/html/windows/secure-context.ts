import { serializeOrigin, type Origin } from '../../origin/origin.ts';
import { isPotentiallyTrustworthy } from '../../origin/potentially-trustworthy.ts';
import type { Document } from '../records/document.ts';

/** IMPL-DEFINED: a blank page that inherits its origin is as secure as that, which is what the engines say of it. */
// HTML, environments, secure context.
// https://html.spec.whatwg.org/multipage/#secure-context
export function isSecureContext(document: Document): boolean {
  // 1 (a window)
  if (isInsecureFrame(document)) return false;
  let top = document;
  while (top.navigable.container !== null) top = top.navigable.container.document;
  // 2, 3
  return isTrustworthy(top.origin, new URL(top.params.url));
}

/** IMPL-DEFINED: unless the behaviour says otherwise, a frame at a `data:` URL is as secure as the page around it. */
function isInsecureFrame({ navigable, params, userAgent }: Document): boolean {
  if (userAgent.behaviour.dataFrames === 'as-around' || navigable.container === null) return false;
  return /^data:/i.test(params.url) || isInsecureFrame(navigable.container.document);
}

// Secure Contexts, is url potentially trustworthy.
// https://w3c.github.io/webappsec-secure-contexts/#is-url-trustworthy
function isTrustworthy(origin: Origin, url: URL): boolean {
  // 1, 2
  if (origin.opaque && ['about:', 'data:'].includes(url.protocol)) return true;
  // 3
  return isPotentiallyTrustworthy(origin.opaque ? url : new URL(serializeOrigin(origin)));
}
