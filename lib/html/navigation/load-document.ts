import type { DeferredScript, ScriptSource } from '../records/document-host.ts';
import { printingSteps } from '../document-lifecycle/printing.ts';
import type { PageRequest } from '../records/document-hooks.ts';
import type { Document } from '../records/document.ts';
import type { Container, Navigable } from '../records/navigable.ts';
import type { LoadingMoment } from '../../hr-time/navigation-timing.ts';
import { unfitness } from '../../fetch/destination.ts';
import { internalResponse, isNetworkError, type HostResponse } from '../../fetch/response.ts';
import { subresourceRequest } from './cors-settings.ts';
import { tellOfAnswer } from './tell-of-answer.ts';
import { beginFetch } from './scheme-fetch.ts';

/**
 * Loads the markup of a response into a new document: scripts that the parser needs are fetched first, then one task parses, one
 * runs each deferred script, one fires `DOMContentLoaded` and one `load`. All of them are the model's tasks.
 * DIVERGES: a parser that meets an external script does not pause; the scripts have been fetched before it begins.
 */
// HTML, document lifecycle, loading HTML documents.
// https://html.spec.whatwg.org/multipage/#read-html
export function loadHTMLDocument(document: Document, markup: string): void {
  // 1, 2 (the caller's)
  // 3
  if (!document.userAgent.host.html) warnOfScripts(document, markup);
  const needed = document.userAgent.host.html ? document.host.scriptsOf(markup) : [];
  const scripts = new Map<string, ScriptSource>();
  const parse = (): void => document.queueTask('networking', 'parse', () => parseDocument(document, markup, scripts));
  if (needed.length === 0) {
    parse();
    return;
  }
  for (const { key, url, crossOrigin } of needed) {
    const request: PageRequest = { ...subresourceRequest(url, 'script', crossOrigin), delaysLoad: false };
    beginFetch(document, request, {
      tab: document.navigable.name,
      owner: document,
      lane: document.lane('networking'),
      receive(answer) {
        tellOfAnswer(document, request, answer);
        scripts.set(key, { url, text: isNetworkError(answer) ? null : textOf(internalResponse(answer)) });
        if (scripts.size === needed.length) parse();
      },
    });
  }
}

/** What a bare window does not run would else be missed without a word. */
function warnOfScripts({ url, params, userAgent }: Document, markup: string): void {
  if (params.contentType !== 'text/html' || !/<script\b/i.test(markup)) return;
  const { name } = userAgent.host;
  const cure =
    "Give new Browser() a host that has: import { happyDom } from 'storageloom/happy-dom'; new Browser({ host: happyDom() })";
  userAgent.warn('scripts', `The page ${url} has scripts, and the host ${name} has no HTML: they do not run. ${cure}`);
}

function textOf(response: HostResponse): string | null {
  return unfitness('script', response) === null ? response.body : null;
}

function parseDocument(document: Document, markup: string, scripts: ReadonlyMap<string, ScriptSource>): void {
  const deferred = document.host.parse(markup, scripts);
  if (document.destroyed) return;
  reached(document, 'domInteractive');
  document.host.setReadyState('interactive');
  stopParsing(document, deferred);
}

// HTML, parsing, stop parsing.
// https://html.spec.whatwg.org/multipage/#stop-parsing
function stopParsing(document: Document, deferred: readonly DeferredScript[]): void {
  // 1 to 4 (readiness is set before)
  const [script, ...rest] = deferred;
  // 5
  if (script !== undefined) {
    const queue = (): void =>
      document.queueTask('networking', `script ${script.label}`, () => {
        script.run();
        stopParsing(document, rest);
      });
    if (script.ready === null) queue();
    else void script.ready.then(queue);
    return;
  }
  // 6
  document.queueTask('DOM manipulation', 'DOMContentLoaded', () => {
    reached(document, 'domContentLoadedEventStart');
    document.host.fire('DOMContentLoaded');
    reached(document, 'domContentLoadedEventEnd');
    // 7 and 8
    document.lifecycle.loadDelay.onceOver(() => completelyLoad(document));
  });
}

// HTML, document lifecycle, completely finish loading.
// https://html.spec.whatwg.org/multipage/#completely-finish-loading
function completelyLoad(document: Document): void {
  const { lifecycle, userAgent, navigable } = document;
  document.queueTask('DOM manipulation', 'load', () => {
    reached(document, 'domComplete');
    document.host.setReadyState('complete');
    reached(document, 'loadEventStart');
    document.host.fire('load');
    reached(document, 'loadEventEnd');
    // What ended itself there has not loaded.
    // 1
    if (document.destroyed) return;
    // 2
    lifecycle.loaded = true;
    lifecycle.refresh?.();
    userAgent.fact({ type: 'document-loaded', document: document.id });
    lifecycle.pageShowing = true;
    document.host.fire('pageshow', { persisted: false });
    if (lifecycle.printWhenLoaded) printingSteps(document);
    // 3
    const { container } = navigable;
    // 4, 5
    if (container !== null) queueFrameLoad(navigable, container);
  });
}

function reached({ lifecycle, userAgent }: Document, moment: LoadingMoment): void {
  lifecycle.moments[moment] = userAgent.clock.now;
}

/** The element of a frame hears that a document of it has loaded, and the document around it need not wait for it any more. */
function queueFrameLoad(navigable: Navigable, container: Container): void {
  container.document.queueTask('DOM manipulation', `frame load ${navigable.name}`, () => {
    if (navigable.destroyedBecause !== null) return;
    iframeLoadEventSteps(container);
    navigable.endDelay();
  });
}

// HTML, the iframe element, iframe load event steps.
// https://html.spec.whatwg.org/multipage/#iframe-load-event-steps
export function iframeLoadEventSteps({ document, element }: Container): void {
  // 1 to 6
  if (element !== null) document.host.fireFrameLoad(element);
}
