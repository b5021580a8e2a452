import type { DeferredScript, ScriptSource } from './document-host.ts';
import type { Document } from './document.ts';
import { isNetworkError } from './network.ts';
import { requestContextOf } from './request-context.ts';

/**
 * Loads the markup of a response into a new document: scripts that the parser needs are fetched first, then one task parses, one
 * runs each deferred script, one fires `DOMContentLoaded` and one `load`. All of them are the model's tasks.
 * `onLoaded` runs at the end of the last of them.
 * DIVERGES: a parser that meets an external script does not pause; the scripts have been fetched before it begins.
 */
// HTML, document lifecycle, loading HTML documents.
// https://html.spec.whatwg.org/multipage/#read-html
export function loadHTMLDocument(document: Document, markup: string, onLoaded: (() => void) | null): void {
  // 1 and 2
  const urls = document.userAgent.host.html ? document.host.scriptsOf(markup) : [];
  const scripts = new Map<string, ScriptSource>();
  // 3
  const parse = (): void => document.queueTask('networking', 'parse', () => parseDocument(document, markup, scripts, onLoaded));
  if (urls.length === 0) {
    parse();
    return;
  }
  for (const url of urls) {
    document.userAgent.network.request(
      { url, method: 'GET', headers: {}, body: null, ...requestContextOf(document, url) },
      {
        tab: document.navigable.name,
        owner: document,
        lane: document.lane('networking'),
        receive(answer) {
          const found = !isNetworkError(answer) && answer.status >= 200 && answer.status < 300;
          scripts.set(url, { url, text: found ? answer.body : null });
          if (scripts.size === urls.length) parse();
        },
      },
    );
  }
}

function parseDocument(
  document: Document,
  markup: string,
  scripts: ReadonlyMap<string, ScriptSource>,
  onLoaded: (() => void) | null,
): void {
  const deferred = document.host.parse(markup, scripts);
  if (document.destroyed) return;
  document.host.setReadyState('interactive');
  stopParsing(document, deferred, onLoaded);
}

// HTML, parsing, stop parsing.
// https://html.spec.whatwg.org/multipage/#stop-parsing
function stopParsing(document: Document, deferred: readonly DeferredScript[], onLoaded: (() => void) | null): void {
  // 1 to 4 (readiness is set before)
  const [script, ...rest] = deferred;
  // 5
  if (script !== undefined) {
    document.queueTask('networking', `script ${script.label}`, () => {
      const running = script.run();
      if (running === undefined) stopParsing(document, rest, onLoaded);
      else void running.then(() => stopParsing(document, rest, onLoaded));
    });
    return;
  }
  // 6
  document.queueTask('DOM manipulation', 'DOMContentLoaded', () => {
    document.host.fire('DOMContentLoaded');
    // 7 and 8
    document.loadDelay.onceOver(() => completelyLoad(document, onLoaded));
  });
}

// HTML, document lifecycle, completely finish loading.
// https://html.spec.whatwg.org/multipage/#completely-finish-loading
function completelyLoad(document: Document, onLoaded: (() => void) | null): void {
  // 1 to 4
  document.queueTask('DOM manipulation', 'load', () => {
    document.host.setReadyState('complete');
    document.host.fire('load');
    document.loaded = true;
    document.refresh?.();
    document.userAgent.fact({ type: 'document-loaded', document: document.id });
    if (!document.destroyed) {
      document.pageShowing = true;
      document.host.fire('pageshow', { persisted: false });
    }
    onLoaded?.();
  });
}
