import { accessKeyOf, effectiveDomain } from '../../origin/origin.ts';
import { toUSVString } from '../../webidl/conversions.ts';
import type { Document } from '../records/document.ts';
import { setDocumentDomain } from './document-domain.ts';
import { inclusiveDescendants } from '../navigables/inclusive-descendants.ts';

/** What `document.domain` is. */
// HTML, origins, document.domain getter.
// https://html.spec.whatwg.org/multipage/#dom-document-domain
export function domainOf({ origin }: Document): string {
  // 1, 2
  return effectiveDomain(origin) ?? '';
}

/**
 * Sets `document.domain`, which lets documents of one site reach each other's objects, and not each other's storage. Throws the
 * realm's SecurityError where that may not be.
 */
export function setDomainOf(document: Document, value: unknown): void {
  const { origin, realm, sandboxingFlags, destroyed, traversable } = document;
  const given = toUSVString(realm, value);
  const change = setDocumentDomain(
    {
      hasBrowsingContext: !destroyed,
      sandboxed: sandboxingFlags.has('sandboxed document.domain'),
      effectiveDomain: effectiveDomain(origin),
      originKeyed: traversable.group.isOriginKeyed(origin),
    },
    given,
  );
  if (change === 'SecurityError') {
    throw new realm.DOMException(`The domain of '${document.url}' cannot be '${given}'.`, 'SecurityError');
  }
  if (change === 'unchanged' || origin.opaque) return;
  const before = accessKeyOf(origin);
  origin.domain = change.domain;
  for (const top of traversable.group.topLevels) {
    for (const { activeDocument, windowProxies } of inclusiveDescendants(top)) {
      // DIVERGES: what another document of that origin holds goes along, but for its own window.
      const isAnothers =
        activeDocument !== null && activeDocument.origin !== origin && accessKeyOf(activeDocument.origin) === before;
      if (!isAnothers) windowProxies.domainSet(before, origin, activeDocument?.origin === origin);
    }
  }
}
