import type { Origin } from '../origin/origin.ts';
import { toUSVString } from '../webidl/conversions.ts';
import { isAllowedBySandboxingToNavigate } from './allowed-to-navigate.ts';
import { createChildNavigable, destroyChildNavigable, processAttributes } from './child-navigable.ts';
import { Document } from './document.ts';
import { isFamiliarWith } from './familiar-with.ts';
import type { Navigable, WaysOut } from './navigable.ts';
import { historyLength, sharedHistoryPushReplaceState } from './history.ts';
import { navigate, reload } from './navigate.ts';
import { determineReferrer } from './referrer.ts';
import { Traversable } from './traversable.ts';
import { traverseByDelta } from './traverse.ts';
import { windowPostMessage } from './post-message.ts';
import type { TabMaker } from './choose-navigable.ts';
import { definitelyClose } from './unload.ts';
import { followHyperlink, windowOpen } from './window-open.ts';
import { realmFor } from './window-proxy.ts';

/** What windows may ask of their navigables, carried out. One for a user agent; `tabs` opens those that pages ask for. */
export function waysOut<W extends object>(tabs: TabMaker<W>): WaysOut<W> {
  return {
    navigate(navigable, source, url, { cause, replace, method, body, contentType }) {
      requireAllowed(navigable, source);
      navigate(navigable, {
        url,
        cause,
        initiatorOrigin: source.origin,
        initiatorBaseURL: source.baseURL,
        referrer: determineReferrer(source.url, url),
        // A page that leads on while it loads is not gone back to.
        ...(replace || (cause !== 'link' && !source.loaded) ? { handling: 'replace' as const } : {}),
        ...(method === undefined ? {} : { method }),
        ...(body === undefined ? {} : { body }),
        ...(contentType === undefined ? {} : { contentType }),
      });
    },
    navigateFrom,
    reload,
    open: (document, url, target, features) => windowOpen(document, url, target, features, tabs),
    follow: (document, url, target, rel, options) => followHyperlink(document, url, target, rel, options, tabs),
    postMessage: windowPostMessage,
    traverse(navigable, delta) {
      if (navigable.top instanceof Traversable) traverseByDelta<W>(navigable.top, delta, false);
    },
    historyLength,
    changeHistory: sharedHistoryPushReplaceState,
    close,
    frameInserted: createChildNavigable,
    frameChanged: (child, attributes) => processAttributes(child, attributes, false),
    frameRemoved: destroyChildNavigable,
  };
}

// HTML, the Window object, close.
// https://html.spec.whatwg.org/multipage/#dom-window-close
function close<W extends object>(navigable: Navigable<W>, document: Document<W>): void {
  // 1 to 3 (only a tab can be closed by script)
  if (!(navigable instanceof Traversable) || navigable.isClosing) return;
  // 4 (a page opened it, or nothing lies behind)
  if (navigable.openedBy === null && navigable.entries.length > 1) return;
  // 5
  const source = incumbent(document);
  const isFamiliar = isFamiliarWith(source.navigable as Navigable<W>, navigable);
  if (!isFamiliar || !isAllowedBySandboxingToNavigate(source, navigable)) return;
  // 6
  navigable.isClosing = true;
  document.queueTask('DOM manipulation', 'close', () => definitelyClose<W>(navigable, 'The page called window.close().', true));
}

/**
 * Whose code it is that asks something of a document's window. IMPL-DEFINED: that of the running task, where it can reach the window;
 * the document itself otherwise.
 */
function incumbent<W extends object>(document: Document<W>): Document<W> {
  const running = document.userAgent.runningDocument;
  if (!(running instanceof Document) || running.navigable.topLevel.group !== document.navigable.topLevel.group) return document;
  // All documents of a user agent have one type of window.
  return running as Document<W>;
}

/** Throws the SecurityError of the caller's realm when its sandbox forbids to navigate there. */
function requireAllowed<W extends object>(navigable: Navigable<W>, document: Document<W>): void {
  const source = incumbent(document);
  if (isAllowedBySandboxingToNavigate(source, navigable)) return;
  const message = `A sandbox forbids '${source.url}' to navigate ${navigable.name}.`;
  throw new source.realm.DOMException(message, 'SecurityError');
}

// HTML, the Location interface, href setter, for code of another origin.
// https://html.spec.whatwg.org/multipage/#dom-location-href
function navigateFrom<W extends object>(navigable: Navigable<W>, accessor: Origin, url: unknown): void {
  // 1
  const { activeDocument, destroyedBecause, userAgent, topLevel } = navigable;
  if (activeDocument === null || destroyedBecause !== null) return;
  // 2, 3
  const realm = realmFor(navigable, accessor);
  const string = toUSVString(realm, url);
  const source = userAgent.documentOf(accessor, topLevel);
  const base = source instanceof Document ? source.baseURL : undefined;
  if (!URL.canParse(string, base)) throw new realm.DOMException(`'${string}' is not a valid URL.`, 'SyntaxError');
  if (source instanceof Document) requireAllowed(navigable, source as Document<W>);
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
