import { BrowserWindow, DetachedBrowser, PropertySymbol, type DetachedBrowserPage, type Request, type Response } from 'happy-dom';
import WindowBrowserContext from 'happy-dom/lib/window/WindowBrowserContext.js';
import { runInContext } from 'node:vm';
import type { DocumentInit } from '../../html/document-host.ts';
import { assert } from '../../infra/assert.ts';
import { installClocks } from './clock.ts';
import { installEventClasses } from './event-classes.ts';
import { installDispatch } from './events.ts';
import { documentFrame } from './frame.ts';
import { installDOMException, installDocument, installGlobals } from './globals.ts';
import { iframeClass } from './frames.ts';
import { attributeHandler, bodyClass, HandlerMap } from './handlers.ts';
import type { HappyDomWindow } from './happy-dom-window.ts';
import type { Insides } from './insides.ts';
import { anchorClass, areaClass, formClass } from './links.ts';
import { installDynamicImport, Modules } from './modules.ts';
import { installHistory } from './history.ts';
import { installLocation, installOpenAndClose } from './navigation.ts';
import { answer, installFetch, refuseSynchronous } from './network.ts';
import { installWrite, Parser } from './parser.ts';
import { realmOf, realmScripts } from './realm.ts';
import { metaClass } from './refresh.ts';
import { scriptClass } from './scripts.ts';
import { taskManager } from './task-manager.ts';

/** A window with all patches in place, and what the model's side of it needs. */
export interface FittedWindow {
  readonly insides: Insides;
  readonly setURL: (url: string) => void;
}

/** The parts that classes of elements ask for; all there as soon as the window is. */
interface Late {
  readonly parser: Parser;
  insides?: Insides;
}

/** Makes a window of happy-dom for one document and fits it to the model. No script of the page has run. */
export function createWindow(init: DocumentInit, console: object): FittedWindow {
  const insidesOf = (): Insides => present(late.insides);
  const parser = new Parser(insidesOf);
  const late: Late = { parser };
  const { page, settings } = browserPage(insidesOf, init.scripting);
  const frame = documentFrame(page);
  lateOf.set(frame, late);
  const raw = new Window(frame, { url: init.url });
  Object.assign(frame, { window: raw });
  Object.assign(page, { mainFrame: frame });
  installDOMException(raw);
  const insides: Insides = {
    init,
    hooks: init.hooks,
    raw,
    inner: runInContext('this', raw) as HappyDomWindow,
    proxy: init.windowProxy,
    realm: realmOf(raw),
    settings,
    scripts: realmScripts(raw),
    handlers: new HandlerMap(raw, insidesOf),
    parser,
    modules: new Modules(insidesOf),
    currentEvent: undefined,
    gone: false,
  };
  late.insides = insides;
  raw[PropertySymbol.propertyEventListeners] = insides.handlers;
  raw.document[PropertySymbol.referrer] = init.referrer;
  Object.defineProperty(raw, 'console', { value: console, writable: true, enumerable: true, configurable: true });
  return install(insides);
}

function install(insides: Insides): FittedWindow {
  installGlobals(insides);
  installDocument(insides);
  installClocks(insides);
  installEventClasses(insides);
  installDispatch(insides);
  installWrite(insides);
  installFetch(insides);
  installDynamicImport(insides);
  const setURL = installLocation(insides);
  installHistory(insides);
  installOpenAndClose(insides);
  return { insides, setURL };
}

/** The parts of the window that is being made in a frame. */
const lateOf = new WeakMap<object, Late>();

function lateParts(raw: BrowserWindow): Late {
  const frame = present(new WindowBrowserContext(raw).getBrowserFrame() ?? undefined);
  return present(lateOf.get(frame));
}

/**
 * One class for all windows: with one for each, V8 shares nothing between them, and a window takes three times as long. Its first
 * override runs when the context is there and the document is not: the place for the classes of elements.
 */
class Window extends BrowserWindow {
  protected override [PropertySymbol.setupVMContext](): void {
    super[PropertySymbol.setupVMContext]();
    const late = lateParts(this);
    const insidesOf = (): Insides => present(late.insides);
    Object.assign(this, {
      // happy-dom's own `load` would come from a real timer of this manager.
      [PropertySymbol.readyStateManager]: taskManager(),
      HTMLAnchorElement: anchorClass(insidesOf),
      HTMLAreaElement: areaClass(insidesOf),
      HTMLBodyElement: bodyClass(insidesOf),
      HTMLFormElement: formClass(insidesOf),
      HTMLIFrameElement: iframeClass(insidesOf),
      HTMLMetaElement: metaClass(insidesOf),
      HTMLScriptElement: scriptClass(insidesOf, late.parser),
    });
    lateOf.set(this, late);
  }
  override [PropertySymbol.evaluateScript](code: string, options?: { filename?: string }): unknown {
    const insides = present(lateOf.get(this)?.insides);
    return attributeHandler(insides, code) ?? insides.scripts.runPlain(code, options?.filename ?? insides.init.url);
  }
  /** Where happy-dom sends what it caught from page code. */
  override [PropertySymbol.dispatchError](error: unknown): void {
    const insides = present(lateOf.get(this)?.insides);
    if (!insides.gone) insides.hooks.reportException(error);
  }
}

interface PageParts {
  readonly page: DetachedBrowserPage;
  readonly settings: DetachedBrowser['settings'];
}

function browserPage(insidesOf: () => Insides, scripting: boolean): PageParts {
  const browser = new DetachedBrowser(BrowserWindow, {
    settings: {
      // Off: the text of a handler attribute makes no handler.
      enableJavaScriptEvaluation: scripting,
      suppressInsecureJavaScriptEnvironmentWarning: true,
      // DIVERGES: style sheets are not fetched; their `load` comes at once.
      handleDisabledFileLoadingAsSuccess: true,
      fetch: {
        disableSameOriginPolicy: true,
        interceptor: {
          beforeAsyncRequest: ({ request }: { request: Request }): Promise<Response> => answer(insidesOf(), request),
          beforeSyncRequest: () => refuseSynchronous(insidesOf()),
        },
      },
      module: {
        urlResolver: ({ url, parentURL }) => resolveSpecifier(insidesOf(), url, parentURL),
      },
    },
  });
  const page = browser.defaultContext.pages[0];
  assert(page !== undefined, 'a detached browser has a page');
  return { page, settings: browser.settings };
}

/** happy-dom takes a bare specifier for a relative URL. Without an import map it is an error. */
function resolveSpecifier({ raw, realm }: Insides, specifier: string, parentURL: string): string {
  const isRelative = /^\.{0,2}\//.test(specifier);
  if (!isRelative && !URL.canParse(specifier) && raw[PropertySymbol.moduleImportMap] === null) {
    throw new realm.TypeError(`Failed to resolve module specifier '${specifier}' of ${parentURL}.`);
  }
  return specifier;
}

function present<T>(part: T | undefined): T {
  assert(part !== undefined, 'a window is complete before its elements act');
  return part;
}
