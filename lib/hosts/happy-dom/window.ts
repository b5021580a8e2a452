import { BrowserWindow, DetachedBrowser, PropertySymbol, type DetachedBrowserPage, type Request, type Response } from 'happy-dom';
import WindowBrowserContext from 'happy-dom/lib/window/WindowBrowserContext.js';
import { runInContext } from 'node:vm';
import type { DocumentInit } from '../../html/records/document-host.ts';
import { assert } from '../../infra/assert.ts';
import { baseClass, urlClasses } from './base-url.ts';
import { holdFrameWeakly } from './browser-frames.ts';
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
import { KnownSelectors } from '../page/selector-syntax.ts';
import { FormEntries } from '../page/form-data.ts';
import { installGlobals } from '../page/globals.ts';
import { iframeClass } from './frames.ts';
import { attributeHandler, bodyClass, HandlerMap } from './handlers.ts';
import type { HappyDomWindow } from './happy-dom-window.ts';
import { installImage } from '../page/image-function.ts';
import { imageClass } from './images.ts';
import { remember, type Insides } from './insides.ts';
import { sharedPatches } from './shared-patches.ts';
import { anchorClass, areaClass, formClass } from './links.ts';
import { installHistory } from '../page/history.ts';
import { installDocumentLocation, installOpenAndClose } from '../page/location.ts';
import { answer, installFetch } from '../page/network.ts';
import { Patches } from '../page/patches.ts';
import { installWrite, Parser } from '../page/parser.ts';
import { NamedFrames } from '../page/named-frames.ts';
import { adoptFunction, adoptFunctions } from '../page/realm-functions.ts';
import { realmOf, realmScripts } from '../page/realm.ts';
import { withImportFunction } from '../page/modules/dynamic-imports.ts';
import { installFunctionConstructor } from '../page/modules/function-constructor.ts';
import { installDynamicImport, PageModuleHost, pageModules } from '../page/modules/page-modules.ts';
import { HappyDomElements } from './elements.ts';
import { installLocation } from './navigation.ts';
import { metaClass } from './refresh.ts';
import { installXMLHttpRequest } from './xml-http-request.ts';
import { installContextualFragment, scriptClass } from './scripts.ts';
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
  readonly patches: Patches;
  insides?: Insides;
}

/** A window of happy-dom in which the classes of elements are the model's, and nothing else is. */
export interface PlainWindow {
  readonly raw: BrowserWindow;
  readonly late: Late;
  readonly settings: DetachedBrowser['settings'];
}

/** Makes a window of happy-dom for one document and fits it to the model. No script of the page has run. */
export function createWindow(init: DocumentInit): FittedWindow {
  sharedPatches.hold();
  return fitWindow(plainWindow(init), init);
}

export function plainWindow(init: DocumentInit): PlainWindow {
  const insidesOf = (): Insides => present(late.insides);
  const parser = new Parser(insidesOf);
  const late: Late = { parser, patches: new Patches() };
  const { page, settings } = browserPage(insidesOf, init.scripting);
  const frame = documentFrame(page);
  lateOf.set(frame, late);
  const raw = new Window(frame, { url: init.url });
  holdFrameWeakly(raw, frame);
  Object.assign(frame, { window: raw });
  Object.assign(page, { mainFrame: frame });
  return { raw, late, settings };
}

/** Puts all patches on a window; `insides.patches` takes them off again. */
export function fitWindow({ raw, late, settings }: PlainWindow, init: DocumentInit): FittedWindow {
  const { parser, patches } = late;
  const insidesOf = (): Insides => present(late.insides);
  installDOMException(raw, patches);
  const parts = {
    hooks: init.hooks,
    inner: runInContext('this', raw) as HappyDomWindow,
    realm: realmOf(raw),
    scripts: realmScripts(raw, init.hooks.scripts, (code, filename) => withImportFunction(code, filename, raw)),
  };
  const moduleHost = new PageModuleHost(parts, () => insides.gone);
  const insides: Insides = {
    ...parts,
    init,
    raw,
    patches,
    proxy: init.windowProxy,
    settings,
    elements: new HappyDomElements(insidesOf),
    formEntries: new FormEntries(insidesOf),
    knownSelectors: new KnownSelectors(),
    handlers: new HandlerMap(raw, insidesOf),
    parser,
    moduleHost,
    modules: pageModules(moduleHost),
    frozenBaseURLs: new WeakMap(),
    head: installWindowInterface(raw, patches),
    namedFrames: new NamedFrames(insidesOf),
    mirrored: new Set(),
    running: new Set(),
    currentEvent: undefined,
    gone: false,
  };
  late.insides = insides;
  patches.assign(raw, { [PropertySymbol.propertyEventListeners]: insides.handlers });
  remember(insides);
  return install(insides);
}

function install(insides: Insides): FittedWindow {
  installWindowNames(insides);
  installGlobals(insides);
  installClocks(insides, insides.raw.crypto.subtle);
  installEventClasses(insides);
  installTimeStamps(insides);
  installFiles(insides);
  insides.formEntries.install();
  installDispatch(insides);
  installReactions(insides);
  installNamedFrames(insides);
  installContextualFragment(insides);
  installFetch(insides);
  installXMLHttpRequest(insides);
  installImage(insides);
  installDynamicImport(insides);
  installFunctionConstructor(insides);
  const setURL = installLocation(insides);
  installHistory(insides);
  installOpenAndClose(insides);
  fitDocument(insides);
  adoptFunctions(insides, membersOf(insides));
  return { insides, setURL };
}

function installNamedFrames({ head, namedFrames, patches }: Insides): void {
  patches.setPrototype(head, namedFrames.install(Reflect.getPrototypeOf(head)));
}

/** What each document of a window is given. */
function fitDocument(insides: Insides): void {
  const { document } = insides.raw;
  // happy-dom has a plain property, which a page could set.
  const get = (): object => document;
  adoptFunction(get, insides.realm.functionPrototype);
  insides.patches.define(insides.raw, 'document', { get, enumerable: true });
  installDocument(insides);
  installDocumentLocation(insides);
  installCreateEvent(insides);
  installWrite(insides);
}

/** The window goes on with a new document. Its realm stays, and with it all that scripts have left there. */
export function replaceDocument(insides: Insides, init: DocumentInit): void {
  const { raw, settings, parser, patches } = insides;
  const { URL } = raw.document;
  // Otherwise they would be those of the next one.
  for (const name of ['URL', 'documentURI']) patches.define(raw.document, name, { value: URL });
  insides.init = init;
  settings.enableJavaScriptEvaluation = init.scripting;
  insides.modules = pageModules(insides.moduleHost);
  parser.reset();
  raw[PropertySymbol.querySelectorCache].clear();
  // Nodes are those of the document that the window has when they are made.
  patches.define(raw, 'document', { value: new raw.HTMLDocument() });
  patches.assign(raw.document, { [PropertySymbol.defaultView]: raw });
  fitDocument(insides);
  adoptFunctions(insides, [raw.document]);
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
    late.patches.assign(this, {
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
