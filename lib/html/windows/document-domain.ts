import { isRegistrableDomainSuffixOrEqual, parseHost } from '../../origin/registrable-domain-suffix.ts';

/** The document whose `domain` is set. */
export interface DomainDocument {
  readonly hasBrowsingContext: boolean;
  /** Whether its active sandboxing flags have `sandboxed document.domain`, as in every sandbox. */
  readonly sandboxed: boolean;
  /** The domain of its origin, else the host; null when the origin is opaque. */
  readonly effectiveDomain: string | null;
  /** Whether its agent is of one origin alone: the setter does nothing then. */
  readonly originKeyed: boolean;
}

/** The domain that the origin gets; or nothing changes; or the setter throws. */
export type DomainChange = { readonly domain: string } | 'unchanged' | 'SecurityError';

// HTML, origins, document.domain setter.
// https://html.spec.whatwg.org/multipage/#dom-document-domain
export function setDocumentDomain(document: DomainDocument, given: string): DomainChange {
  // 1
  if (!document.hasBrowsingContext) return 'SecurityError';
  // 2
  if (document.sandboxed) return 'SecurityError';
  // 3
  const { effectiveDomain } = document;
  // 4
  if (effectiveDomain === null) return 'SecurityError';
  // 5
  if (!isRegistrableDomainSuffixOrEqual(given, effectiveDomain)) return 'SecurityError';
  // 6
  if (document.originKeyed) return 'unchanged';
  // 7 (step 5 has seen that it parses)
  return { domain: parseHost(given) as string };
}
