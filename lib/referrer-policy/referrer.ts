import { canParseURL } from '../infra/can-parse-url.ts';
import { isPotentiallyTrustworthy } from '../origin/potentially-trustworthy.ts';

/** Longest referrer, in code units; of a longer one only the origin is told. */
const longestReferrer = 4096;

/**
 * What `url` is told of where the request comes from, under the default policy: the value of `document.referrer` and of the header
 * `Referer`; empty for none. `sourceURL`: the document that asks (of an `about:srcdoc` the one around it); null for the user.
 */
// Referrer Policy, determine request's Referrer.
// https://w3c.github.io/webappsec-referrer-policy/#determine-requests-referrer
export function determineReferrer(sourceURL: string | null, url: string): string {
  // 1, 2 (the default policy, for each document)
  // 3
  if (sourceURL === null || !canParseURL(sourceURL)) return '';
  const source = new URL(sourceURL);
  const target = new URL(url);
  // 4
  const referrerURL = stripForReferrer(source);
  // 5
  const referrerOrigin = `${source.origin}/`;
  if (referrerURL === '') return '';
  // 6 and 7
  const referrer = referrerURL.length > longestReferrer ? referrerOrigin : referrerURL;
  // 8 (strict-origin-when-cross-origin)
  if (source.origin === target.origin) return referrer;
  return isPotentiallyTrustworthy(source) && !isPotentiallyTrustworthy(target) ? '' : referrerOrigin;
}

/** Empty for the URLs of which nothing is told: `about:`, `data:`, `blob:`, `file:` and the like. */
// Referrer Policy, strip url for use as a referrer.
// https://w3c.github.io/webappsec-referrer-policy/#strip-url
function stripForReferrer(url: URL): string {
  // 1 (there is one)
  // 2
  if (!/^https?:$/.test(url.protocol)) return '';
  const stripped = new URL(url.href);
  // 3
  stripped.username = '';
  // 4
  stripped.password = '';
  // 5
  stripped.hash = '';
  // 6 and 7
  return stripped.href;
}
