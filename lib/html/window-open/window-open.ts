import type { BlobTarget } from '../../file-api/blob-url-store.ts';
import { chooseNavigable, createTopLevelTraversable, showInitialDocument } from './choose-navigable.ts';
import type { Document } from '../records/document.ts';
import type { NavigateOptions } from '../records/document-hooks.ts';
import { getElementNoopener, isNoreferrerElement } from './element-noopener.ts';
import { blobURLEntryOf } from '../navigation/blob-url-entry.ts';
import { matchesAboutBlank } from '../navigation/matches-about-blank.ts';
import type { Navigable } from '../records/navigable.ts';
import { navigate, navigateBy } from '../navigation/navigate.ts';
import { determineReferrer } from '../../referrer-policy/referrer.ts';
import type { Traversable } from '../records/traversable.ts';
import { readWindowOpenFeatures } from './window-open-features.ts';

/**
 * `window.open()` in a document: `url` absolute, null for none. Returns the WindowProxy that the document may use; null when nothing
 * was opened, and for a new window without an opener.
 */
// HTML, the Window object, window open steps.
// https://html.spec.whatwg.org/multipage/#window-open-steps
export function windowOpen(document: Document, url: string | null, target: string, features: string): object | null {
  // 1 to 4
  if (document.agent.terminationNestingLevel > 0) return null;
  // 5 to 12
  const { noopener, noreferrer } = readWindowOpenFeatures(features, blobTargetOf(document, url));
  // 13
  const name = target === '' ? '_blank' : target;
  const chosen = chooseNavigable(document, name, noopener, url ?? 'about:blank');
  // 14
  if (chosen === null) return null;
  const { navigable, windowType } = chosen;
  const { navigable: source } = document;
  const referrer = noreferrer ? '' : determineReferrer(document.url, url ?? 'about:blank');
  const request = { cause: 'script', initiatorBaseURL: document.baseURL, referrer } as const;
  if (windowType === 'new and unrestricted' && (url === null || matchesAboutBlank(url))) {
    // 15 (a blank window is not navigated)
    if (url !== null && url !== 'about:blank') navigable.activeDocument?.setURL(url, true);
  } else if (windowType !== 'existing') {
    const shown = url ?? 'about:blank';
    navigate(navigable, { url: shown, ...request, initiatorOrigin: matchesAboutBlank(shown) ? null : document.origin });
  } else {
    // 16
    if (url !== null && !navigateBy(document, navigable, { url, ...request, initiatorOrigin: document.origin })) {
      const message = `A sandbox forbids '${document.url}' to navigate ${navigable.name}.`;
      throw new document.realm.DOMException(message, 'SecurityError');
    }
    if (!noopener && navigable !== source) navigable.opener = source;
  }
  // 17, 18
  return windowType === 'new with no opener' ? null : navigable.windowProxies.for(document.origin);
}

/** A link, or a form that is submitted, leads where its target says; `rel`: its attribute, null without. */
// HTML, links, follow the hyperlink.
// https://html.spec.whatwg.org/multipage/#following-hyperlinks-2
export function followHyperlink(
  document: Document,
  url: string,
  target: string,
  rel: string | null,
  options: NavigateOptions,
): void {
  // 1
  if (document.lifecycle.unloadCounter > 0) return;
  if (options.cause === 'form' && document.sandboxingFlags.has('sandboxed forms')) return;
  // 2 to 5 (the caller's)
  // 6
  const noopener = getElementNoopener({ rel, target }, blobTargetOf(document, url));
  // 7
  const chosen = chooseNavigable(document, target, noopener, url);
  // 8
  if (chosen === null) return;
  // 9, 10 (the caller's)
  // 11
  const { cause, replace, ...resource } = options;
  navigateBy(document, chosen.navigable, {
    ...resource,
    ...{ url, cause, initiatorBaseURL: document.baseURL },
    initiatorOrigin: chosen.windowType === 'new with no opener' && matchesAboutBlank(url) ? null : document.origin,
    referrer: isNoreferrerElement(rel) ? '' : determineReferrer(document.url, url),
    ...(replace || isUnloadedForm(document, chosen.navigable, cause) ? { handling: 'replace' as const } : {}),
  });
}

/** A page that submits a form to itself while it loads is not gone back to. */
function isUnloadedForm(document: Document, navigable: Navigable, cause: NavigateOptions['cause']): boolean {
  return cause === 'form' && navigable.activeDocument === document && !document.lifecycle.loaded;
}

/** The user opens a tab as a page would: with that page as opener, and a copy of its session. */
export function openAsPage(document: Document, url: string): Traversable {
  const traversable = createTopLevelTraversable(document, document, url);
  showInitialDocument(traversable, document);
  const { origin: initiatorOrigin, baseURL: initiatorBaseURL } = document;
  if (!matchesAboutBlank(url)) {
    navigate(traversable, {
      url,
      cause: 'user',
      initiatorOrigin,
      initiatorBaseURL,
      referrer: determineReferrer(document.url, url),
    });
  }
  return traversable;
}

function blobTargetOf({ userAgent, traversable }: Document, url: string | null): BlobTarget | null {
  const blobOrigin = url === null ? null : (blobURLEntryOf(userAgent, url)?.environment.origin ?? null);
  const topLevelOrigin = traversable.activeDocument?.origin;
  return blobOrigin === null || topLevelOrigin === undefined ? null : { blobOrigin, topLevelOrigin };
}
