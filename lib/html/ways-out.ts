import type { Origin } from '../origin/origin.ts';
import { toUSVString } from '../webidl/conversions.ts';
import { createChildNavigable, destroyChildNavigable, processAttributes } from './child-navigable.ts';
import { Document } from './document.ts';
import type { Navigable, WaysOut } from './navigable.ts';
import { historyLength, sharedHistoryPushReplaceState } from './history.ts';
import { navigate, reload } from './navigate.ts';
import { determineReferrer } from './referrer.ts';
import { Traversable } from './traversable.ts';
import { traverseByDelta } from './traverse.ts';
import { definitelyClose } from './unload.ts';
import { realmFor } from './window-proxy.ts';

/** What windows may ask of their navigables, carried out. One for a user agent. */
export function waysOut<W extends object>(): WaysOut<W> {
  return {
    navigate: (navigable, source, url, { cause, replace, method, body, contentType }) =>
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
      }),
    navigateFrom,
    reload,
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
  // 1 to 4 (only a tab can be closed by script)
  if (!(navigable instanceof Traversable) || navigable.isClosing) return;
  // 5 (script-closable: nothing lies behind it)
  if (navigable.entries.length > 1) return;
  // 6
  navigable.isClosing = true;
  document.queueTask('DOM manipulation', 'close', () => definitelyClose<W>(navigable, 'The page called window.close().', true));
}

// HTML, the Location interface, href setter, for code of another origin.
// https://html.spec.whatwg.org/multipage/#dom-location-href
function navigateFrom<W extends object>(navigable: Navigable<W>, accessor: Origin, url: unknown): void {
  // 1
  const { activeDocument, userAgent, topLevel } = navigable;
  if (activeDocument === null) return;
  // 2, 3
  const realm = realmFor(navigable, accessor);
  const string = toUSVString(realm, url);
  const source = userAgent.documentOf(accessor, topLevel);
  const base = source instanceof Document ? source.baseURL : undefined;
  if (!URL.canParse(string, base)) throw new realm.DOMException(`'${string}' is not a valid URL.`, 'SyntaxError');
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
