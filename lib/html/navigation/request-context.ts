import type { Document } from '../records/document.ts';
import type { NetworkRequest } from '../../fetch/request.ts';
import { determineReferrer } from '../../referrer-policy/referrer.ts';

/** What a request for `url` tells of the document that asks. */
export function requestContextOf(
  { origin: initiator, navigable, url: source }: Document,
  url: string,
): Pick<NetworkRequest, 'initiator' | 'ancestors' | 'referrer'> {
  return { initiator, ancestors: navigable.ancestorOrigins, referrer: determineReferrer(source, url) };
}
