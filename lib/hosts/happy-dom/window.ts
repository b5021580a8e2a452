import { BrowserWindow, DetachedBrowser, PropertySymbol, type DetachedBrowserPage, type Request, type Response } from 'happy-dom';
import WindowBrowserContext from 'happy-dom/lib/window/WindowBrowserContext.js';
import { runInContext } from 'node:vm';
import type { DocumentInit } from '../../html/records/document-host.ts';
import { assert } from '../../infra/assert.ts';
import { baseClass, urlClasses } from './base-url.ts';
import { installClocks } from '../page/clock.ts';
import { installReactions } from './custom-elements.ts';
import { installCreateEvent, installEventClasses } from './event-classes.ts';
import { installDispatch } from './events.ts';
import { installFiles } from './files.ts';
import { documentFrame } from './frame.ts';
import {
  installDOMException,
  installDocument,
  installWindowInterface,
  installWindowNames,
  navigatorSettings,
} from './globals.ts';
import { installGlobals } from '../page/globals.ts';
import { iframeClass } from './frames.ts';
import { attributeHandler, bodyClass, HandlerMap } from './handlers.ts';
import type { HappyDomWindow } from './happy-dom-window.ts';
import { installImage } from '../page/image-function.ts';
import { imageClass } from './images.ts';
import type { Insides } from './insides.ts';
import { anchorClass, areaClass, formClass } from './links.ts';
import { installHistory } from '../page/history.ts';
import { installDocumentLocation, installOpenAndClose } from '../page/location.ts';
import { answer, installFetch } from '../page/network.ts';
import { installWrite, Parser } from '../page/parser.ts';
import { adoptFunction, adoptFunctions } from '../page/realm-functions.ts';
import { realmOf, realmScripts } from '../page/realm.ts';
import { withImportFunction } from '../page/modules/dynamic-imports.ts';
import { installDynamicImport, pageModules } from '../page/modules/page-modules.ts';
import { HappyDomElements } from './elements.ts';
import { installLocation } from './navigation.ts';
import { metaClass } from './refresh.ts';
import { installXMLHttpRequest } from './xml-http-request.ts';
import { scriptClass } from './scripts.ts';
import { linkClass } from './style-sheets.ts';
import { taskManager } from './task-manager.ts';
import { eventTime, installTimeStamps } from './time-stamps.ts';

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
export function createWindow(init: DocumentInit): FittedWindow {
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
  const parts = {
    hooks: init.hooks,
    inner: runInContext('this', raw) as HappyDomWindow,
    realm: realmOf(raw),
    scripts: realmScripts(raw, init.hooks.scripts, withImportFunction),
  };
  const insides: Insides = {
    ...parts,
    init,
    raw,
    proxy: init.windowProxy,
    settings,
    elements: new HappyDomElements(insidesOf),
    handlers: new HandlerMap(raw, insidesOf),
    parser,
    modules: pageModules(parts, () => insides.gone),
    frozenBaseURLs: new WeakMap(),
    head: installWindowInterface(raw),
    mirrored: new Set(),
    running: new Set(),
    currentEvent: undefined,
    gone: false,
  };
  late.insides = insides;
  raw[PropertySymbol.propertyEventListeners] = insides.handlers;
  return install(insides);
}

function install(insides: Insides): FittedWindow {
  installWindowNames(insides);
  installGlobals(insides);
  installClocks(insides, insides.raw.crypto.subtle);
  installEventClasses(insides);
  installTimeStamps(insides);
  installFiles(insides);
  installDispatch(insides);
  installReactions(insides);
  installFetch(insides);
  installXMLHttpRequest(insides);
  installImage(insides);
  installDynamicImport(insides);
  const setURL = installLocation(insides);
  installHistory(insides);
  installOpenAndClose(insides);
  fitDocument(insides);
  adoptFunctions(insides.realm, membersOf(insides));
  return { insides, setURL };
}

/** What each document of a window is given. */
function fitDocument(insides: Insides): void {
  const { document } = insides.raw;
  // happy-dom has a plain property, which a page could set.
  const get = (): object => document;
  adoptFunction(get, insides.realm.functionPrototype);
  Object.defineProperty(insides.raw, 'document', { get, enumerable: true, configurable: true });
  installDocument(insides);
  installDocumentLocation(insides);
  installCreateEvent(insides);
  installWrite(insides);
}

/** The window goes on with a new document. Its realm stays, and with it all that scripts have left there. */
export function replaceDocument(insides: Insides, init: DocumentInit): void {
  const { raw, settings, parser, realm } = insides;
  const { URL } = raw.document;
  // Otherwise they would be those of the next one.
  for (const name of ['URL', 'documentURI']) Object.defineProperty(raw.document, name, { value: URL, configurable: true });
  insides.init = init;
  settings.enableJavaScriptEvaluation = init.scripting;
  insides.modules = pageModules(insides, () => insides.gone);
  parser.reset();
  raw[PropertySymbol.querySelectorCache].clear();
  // Nodes are those of the document that the window has when they are made.
  Object.defineProperty(raw, 'document', { value: new raw.HTMLDocument(), configurable: true });
  raw.document[PropertySymbol.defaultView] = raw;
  fitDocument(insides);
  adoptFunctions(realm, [raw.document]);
}

/** Classes that are the window's own. */
const ownClasses = [
  ...['Event', 'PageTransitionEvent', 'BeforeUnloadEvent', 'MessageEvent', 'HTMLBodyElement', 'HTMLIFrameElement'],
  ...['HTMLScriptElement', 'HTMLBaseElement', 'HTMLImageElement'],
];

/** The objects of one window on which members were put: those of its prototypes are happy-dom's, for all windows together. */
function membersOf({ raw }: Insides): object[] {
  // Each is a class.
  const prototypes = ownClasses.map((name) => (Reflect.get(raw, name) as { prototype: object }).prototype);
  return [raw, raw.document, raw.location, raw.history, raw.crypto, raw.performance, raw.URL, ...prototypes];
}

/** The parts of the window that is being made in a frame. */
const lateOf = new WeakMap<object, Late>();

function lateParts(raw: BrowserWindow): Late {
  const frame = present(new WindowBrowserContext(raw).getBrowserFrame() ?? undefined);
  return present(lateOf.get(frame));
}

/**
 * One class for all windows: with one for each, V8 shares nothing between them, and a window takes three times as long. DIVERGES: so are
 * most of happy-dom's other classes, and what a page puts on their prototypes all pages of the process have. Its first override runs when the context is there and the document is not: the place for the classes of elements.
 */
class Window extends BrowserWindow {
  static {
    // It has cookies of its own, which the model does not know, under an accessor of the prototype.
    const { cookieStore: _cookieStore, ...members } = Object.getOwnPropertyDescriptors(BrowserWindow.prototype);
    const above: object = Object.create(Object.getPrototypeOf(BrowserWindow.prototype) as object, members);
    Object.setPrototypeOf(this.prototype, above);
  }

  protected override [PropertySymbol.setupVMContext](): void {
    super[PropertySymbol.setupVMContext]();
    const late = lateParts(this);
    const insidesOf = (): Insides => present(late.insides);
    Object.assign(this, {
      // happy-dom's own `load` would come from a real timer of this manager.
      [PropertySymbol.readyStateManager]: taskManager(),
      ...urlClasses,
      HTMLAnchorElement: anchorClass(insidesOf),
      HTMLAreaElement: areaClass(insidesOf),
      HTMLBaseElement: baseClass(insidesOf),
      HTMLBodyElement: bodyClass(insidesOf),
      HTMLFormElement: formClass(insidesOf),
      HTMLIFrameElement: iframeClass(insidesOf),
      HTMLImageElement: imageClass(insidesOf),
      HTMLLinkElement: linkClass(insidesOf),
      HTMLMetaElement: metaClass(insidesOf),
      HTMLScriptElement: scriptClass(insidesOf, late.parser),
    });
    lateOf.set(this, late);
  }
  override [PropertySymbol.evaluateScript](code: string, options?: { filename?: string }): unknown {
    const insides = present(lateOf.get(this)?.insides);
    return attributeHandler(insides, code) ?? insides.scripts.runPlain(code, options?.filename ?? insides.init.url);
  }
  [eventTime](): number | undefined {
    return lateOf.get(this)?.insides?.hooks.timeStamp();
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
      navigator: navigatorSettings,
      fetch: {
        disableSameOriginPolicy: true,
        interceptor: {
          // `answer` makes it of the window's own class.
          beforeAsyncRequest: ({ request }: { request: Request }) => answer(insidesOf(), request) as Promise<Response>,
          // No loader of happy-dom's own is left that asks synchronously.
        },
      },
    },
  });
  const page = browser.defaultContext.pages[0];
  assert(page !== undefined, 'a detached browser has a page');
  return { page, settings: browser.settings };
}

function present<T>(part: T | undefined): T {
  assert(part !== undefined, 'a window is complete before its elements act');
  return part;
}
