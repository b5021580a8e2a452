import type { Origin } from '../origin/origin.ts';
import { toUSVString } from '../webidl/conversions.ts';
import { createChildNavigable, destroyChildNavigable, processAttributes } from './child-navigable.ts';
import { Document } from './document.ts';
import type { Navigable, WaysOut } from './navigable.ts';
import { navigate, reload } from './navigate.ts';
import { Traversable } from './traversable.ts';
import { definitelyClose } from './unload.ts';
import { realmFor } from './window-proxy.ts';

/** What windows may ask of their navigables, carried out. One for a user agent. */
export function waysOut<W extends object>(): WaysOut<W> {
  return {
    navigate: (navigable, source, url, { cause, method, body, contentType }) =>
      navigate(navigable, {
        url,
        cause,
        initiatorOrigin: source.origin,
        initiatorBaseURL: source.baseURL,
        ...(method === undefined ? {} : { method }),
        ...(body === undefined ? {} : { body }),
        ...(contentType === undefined ? {} : { contentType }),
      }),
    navigateFrom,
    reload,
    close(navigable, document) {
      // Only a top-level traversable can be closed by script.
      if (!(navigable instanceof Traversable)) return;
      document.queueTask('DOM manipulation', 'close', () => definitelyClose(navigable, 'The page called window.close().'));
    },
    frameInserted: createChildNavigable,
    frameChanged: (child, attributes) => processAttributes(child, attributes, false),
    frameRemoved: destroyChildNavigable,
  };
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
  navigate(navigable, {
    url: new URL(string, base).href,
    cause: 'script',
    initiatorOrigin: accessor,
    ...(base === undefined ? {} : { initiatorBaseURL: base }),
  });
}
