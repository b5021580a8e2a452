import type { Document } from './document.ts';
import type { NetworkRequest } from './network.ts';
import { determineReferrer } from './referrer.ts';

/** What a request for `url` tells of the document that asks. */
export function requestContextOf<W extends object>(
  { origin: initiator, navigable, url: source }: Document<W>,
  url: string,
): Pick<NetworkRequest, 'initiator' | 'ancestors' | 'referrer'> {
  return { initiator, ancestors: navigable.ancestorOrigins, referrer: determineReferrer(source, url) };
}
