import type { BlobTarget } from './blob-url-store.ts';
import { chooseNavigable, createTopLevelTraversable, showInitialDocument, type TabMaker } from './choose-navigable.ts';
import type { Document } from './document.ts';
import type { NavigateOptions } from './document-host.ts';
import { getElementNoopener, isNoreferrerElement } from './element-noopener.ts';
import { matchesAboutBlank } from './matches-about-blank.ts';
import type { Navigable } from './navigable.ts';
import { navigate, navigateBy } from './navigate.ts';
import { determineReferrer } from './referrer.ts';
import type { Traversable } from './traversable.ts';
import { readWindowOpenFeatures } from './window-open-features.ts';

/**
 * `window.open()` in a document: `url` absolute, null for none. Returns the WindowProxy that the document may use; null when nothing
 * was opened, and for a window without an opener.
 */
// HTML, the Window object, window open steps.
// https://html.spec.whatwg.org/multipage/#window-open-steps
export function windowOpen<W extends object>(
  document: Document<W>,
  url: string | null,
  target: string,
  features: string,
  tabs: TabMaker<W>,
): object | null {
  // 1 to 4
  if (document.agent.terminationNestingLevel > 0) return null;
  // 5 to 12
  const { noopener, noreferrer } = readWindowOpenFeatures(features, blobTargetOf(document, url));
  // 13
  const name = target === '' ? '_blank' : target;
  const chosen = chooseNavigable(document, name, noopener, url ?? 'about:blank', tabs);
  // 14
  if (chosen === null) return null;
  const { navigable, windowType } = chosen;
  const source = document.navigable as Navigable<W>;
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
  return noopener || windowType === 'new with no opener' ? null : navigable.windowProxies.for(document.origin);
}

/** A link, or a form that is submitted, leads where its target says; `rel`: its attribute, null without. */
// HTML, links, follow the hyperlink.
// https://html.spec.whatwg.org/multipage/#following-hyperlinks-2
export function followHyperlink<W extends object>(
  document: Document<W>,
  url: string,
  target: string,
  rel: string | null,
  options: NavigateOptions,
  tabs: TabMaker<W>,
): void {
  // 1 to 3
  if (document.unloadCounter > 0) return;
  if (options.cause === 'form' && document.sandboxingFlags.has('sandboxed forms')) return;
  // 4, 5
  const noopener = getElementNoopener({ rel, target }, blobTargetOf(document, url));
  // 6 to 8
  const chosen = chooseNavigable(document, target, noopener, url, tabs);
  if (chosen === null) return;
  // 9 to 14
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
function isUnloadedForm<W extends object>(
  document: Document<W>,
  navigable: Navigable<W>,
  cause: NavigateOptions['cause'],
): boolean {
  return cause === 'form' && navigable.activeDocument === document && !document.loaded;
}

/** The user opens a tab as a page would: with that page as opener, and a copy of its session. */
export function openAsPage<W extends object>(document: Document<W>, url: string, tabs: TabMaker<W>): Traversable<W> {
  const traversable = createTopLevelTraversable(document, document, url, tabs);
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

function blobTargetOf<W extends object>({ userAgent, navigable }: Document<W>, url: string | null): BlobTarget | null {
  const blobOrigin = url === null ? null : (userAgent.blobOf(url).blob?.environment.origin ?? null);
  const topLevelOrigin = (navigable as Navigable<W>).top.activeDocument?.origin;
  return blobOrigin === null || topLevelOrigin === undefined ? null : { blobOrigin, topLevelOrigin };
}
