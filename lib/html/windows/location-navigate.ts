import { canParseURL } from '../../infra/can-parse-url.ts';
import type { Origin } from '../../origin/origin.ts';
import { toUSVString } from '../../webidl/conversions.ts';
import { navigate } from '../navigation/navigate.ts';
import type { Document } from '../records/document.ts';
import type { NavigateOptions } from '../records/document-hooks.ts';
import type { Navigable } from '../records/navigable.ts';
import { determineReferrer } from '../../referrer-policy/referrer.ts';
import { requireAllowedToNavigate } from './incumbent.ts';

/** `location = url` and the like, by code of the document's own origin; `url` is absolute. */
// HTML, the Location interface, Location-object navigate.
// https://html.spec.whatwg.org/multipage/#location-object-navigate
export function locationNavigate(source: Document, url: string, { replace, ...options }: NavigateOptions): void {
  const { navigable, lifecycle, origin, baseURL } = source;
  requireAllowedToNavigate(navigable, source);
  // 1 to 3 (pages that load are replaced)
  const replaces = replace || (options.cause !== 'link' && !lifecycle.loaded);
  // 4
  navigate(navigable, {
    ...options,
    url,
    initiatorOrigin: origin,
    initiatorBaseURL: baseURL,
    referrer: determineReferrer(source.url, url),
    ...(replaces ? { handling: 'replace' } : {}),
  });
}

/** `location = url` by code of another origin, in a document of that origin; `url` is as it was given. */
// HTML, the Location interface, href setter.
// https://html.spec.whatwg.org/multipage/#dom-location-href
export function navigateFromOtherOrigin(navigable: Navigable, accessor: Origin, url: unknown): void {
  const { activeDocument, userAgent, topLevel } = navigable;
  // 1
  if (activeDocument === null) return;
  // 2
  const source = userAgent.documentOf(accessor, topLevel);
  const realm = source?.realm ?? activeDocument.realm;
  const string = toUSVString(realm, url);
  const base = source?.baseURL;
  // 3
  if (!canParseURL(string, base)) throw new realm.DOMException(`'${string}' is not a valid URL.`, 'SyntaxError');
  if (source !== null) requireAllowedToNavigate(navigable, source);
  // 4
  const { href } = new URL(string, base);
  navigate(navigable, {
    url: href,
    referrer: determineReferrer(source?.url ?? null, href),
    cause: 'script',
    initiatorOrigin: accessor,
    ...(base === undefined ? {} : { initiatorBaseURL: base }),
  });
}
