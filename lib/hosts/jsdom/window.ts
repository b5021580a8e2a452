import { installClocks } from '../page/clock.ts';
import { fallbackBaseURL, freezeBaseURL } from '../page/base-url.ts';
import { installDocumentMembers } from '../page/document-members.ts';
import { KnownSelectors } from '../page/selector-syntax.ts';
import { FormEntries } from '../page/form-data.ts';
import { installGlobals, platform } from '../page/globals.ts';
import { installImage } from '../page/image-function.ts';
import { installHistory } from '../page/history.ts';
import type { PageGlobal, PageWindow } from '../page/insides.ts';
import { installOpenAndClose, pageLocation } from '../page/location.ts';
import { installFetch } from '../page/network.ts';
import { Patches } from '../page/patches.ts';
import { installWrite, Parser } from '../page/parser.ts';
import { NamedFrames } from '../page/named-frames.ts';
import { adoptFunctions } from '../page/realm-functions.ts';
import { realmOf, realmScripts } from '../page/realm.ts';
import { scriptState } from '../page/scripts.ts';
import { xmlHttpRequestClass, type XMLHttpRequestBase } from '../page/xml-http-request.ts';
import type { DocumentInit } from '../../html/records/document-host.ts';
import { assert } from '../../infra/assert.ts';
import { adoptPage } from './adopt-page.ts';
import { installReactions } from './custom-elements.ts';
import { installCreateEvent } from './create-event.ts';
import { JsdomElements } from './elements.ts';
import { guardWindow, ownWindowTarget, watchHandlers } from './events.ts';
import { installFetchClasses } from './fetch-classes.ts';
import { installFile } from './files.ts';
import { installDecode } from './images.ts';
import { remember, type JsdomInsides, type Natives } from './insides.ts';
import {
  createDocument,
  createWindow,
  implOf,
  parseURL,
  version,
  wrapperOf,
  type DocumentImpl,
  type RawWindow,
} from './internals.ts';
import { installMissingAttributes } from './missing-attributes.ts';
import { installAsync } from './scripts.ts';
import { withImportFunction } from '../page/modules/dynamic-imports.ts';
import { installFunctionConstructor } from '../page/modules/function-constructor.ts';
import { installDynamicImport, PageModuleHost, pageModules } from '../page/modules/page-modules.ts';
import { sharedPatches } from './shared-patches.ts';
import { putOffStyleProperties } from './style-properties.ts';

/** A window with all patches in place, and what the model's side of it needs. */
export interface FittedWindow {
  readonly insides: JsdomInsides;
  readonly setURL: (url: string) => void;
}

/** Nobody hears what jsdom has to say: all that a page gets wrong is told to the model. */
const silentConsole = { emit: (): boolean => false };

/** Makes a window of jsdom for one document and fits it to the model. No script of the page has run, and there is no element yet. */
export function createFittedWindow(init: DocumentInit): FittedWindow {
  sharedPatches.hold();
  return fitWindow(plainWindow(init), init);
}

/** The window as jsdom makes it, but that the members of one interface are made when somebody asks for them. */
export function plainWindow(init: DocumentInit): RawWindow & PageWindow {
  const options = { ...documentOptions(init), runScripts: runScripts(init), ...windowOptions };
  const whileMade = new Patches();
  putOffStyleProperties(whileMade);
  try {
    return createWindow(options) as RawWindow & PageWindow;
  } finally {
    whileMade.undo();
  }
}

/** Puts all patches on a window; `insides.patches` takes them off again. */
export function fitWindow(raw: RawWindow & PageWindow, init: DocumentInit): FittedWindow {
  const patches = new Patches();
  patches.assign(raw, { _globalProxy: init.windowProxy });
  const windowImpl = ownWindowTarget(raw, init.windowProxy, patches);
  const of = (): JsdomInsides => insides;
  const parts = {
    hooks: init.hooks,
    // It has the intrinsics of its realm as members.
    inner: raw as object as PageGlobal & RawWindow,
    realm: realmOf(raw),
    scripts: realmScripts(raw, init.hooks.scripts, (code, filename) => withImportFunction(code, filename, raw)),
  };
  const moduleHost = new PageModuleHost(parts, () => insides.gone);
  const insides: JsdomInsides = {
    ...parts,
    init,
    raw,
    patches,
    windowImpl,
    documentImpl: documentImplOf(raw, patches),
    proxy: init.windowProxy,
    parser: new Parser(of),
    moduleHost,
    modules: pageModules(moduleHost),
    elements: new JsdomElements(of),
    formEntries: new FormEntries(of),
    namedFrames: new NamedFrames(of),
    knownSelectors: new KnownSelectors(),
    natives: nativesOf(raw),
    scriptState: scriptState(),
    imageRequests: new WeakMap(),
    fetchedSheets: new WeakMap(),
    frozenBaseURLs: new WeakMap(),
    firing: new Set(),
    handlerListeners: new WeakMap(),
    gone: false,
  };
  remember(insides);
  return install(insides);
}

/** The same on every machine. */
const userAgent = `Mozilla/5.0 (X11; ${platform}) AppleWebKit/537.36 (KHTML, like Gecko) jsdom/${version}`;
const windowOptions = { virtualConsole: silentConsole, loadSubresources: false, pretendToBeVisual: false, userAgent };

function install(insides: JsdomInsides): FittedWindow {
  const { raw, windowImpl, patches } = insides;
  guardWindow(insides);
  watchHandlers(insides, windowImpl, raw);
  hideInsides(insides);
  // Nothing of the model stands behind it.
  patches.remove(raw, 'stop');
  patches.values(raw, { globalThis: insides.proxy }, false);
  installGlobals(insides);
  // jsdom has none; that of Node is what happy-dom gives, too.
  installClocks(insides, globalThis.crypto.subtle);
  installFile(insides);
  insides.formEntries.install();
  installFetchClasses(insides);
  installFetch(insides);
  const Base = raw['XMLHttpRequest'] as XMLHttpRequestBase;
  patches.values(raw, { XMLHttpRequest: xmlHttpRequestClass(insides, Base) }, false);
  installReactions(insides);
  installAsync(insides);
  installDynamicImport(insides);
  installFunctionConstructor(insides);
  installDecode(insides);
  installImage(insides);
  installMissingAttributes(insides);
  installFrameWindows(insides);
  installNamedFrames(insides);
  const setLocation = installLocation(insides);
  installHistory(insides);
  installOpenAndClose(insides);
  fitDocument(insides);
  adoptPage(insides);
  const setURL = (url: string): void => {
    setLocation(url);
    const { documentImpl } = insides;
    documentImpl._URL = parsed(url);
    documentImpl._clearBaseURLCache();
  };
  return { insides, setURL };
}

/** What each document of a window is given. */
function fitDocument(insides: JsdomInsides): void {
  const { documentImpl } = insides;
  watchHandlers(insides, documentImpl, documentImpl as Required<DocumentImpl>);
  const _fallbackBaseURL = (): object => parsed(fallbackBaseURL(insides));
  const _frozenBaseURL: DocumentImpl['_frozenBaseURL'] = (element) => {
    const base = wrapperOf(element) as Parameters<typeof freezeBaseURL>[1];
    return parsed(insides.frozenBaseURLs.get(base) ?? freezeBaseURL(insides, base));
  };
  insides.patches.assign(documentImpl, { _fallbackBaseURL, _frozenBaseURL });
  installDocumentMembers(insides);
  installCreateEvent(insides);
  installWrite(insides);
}

/** The window goes on with a new document. Its realm stays, and with it all that scripts have left there. */
export function replaceDocument(insides: JsdomInsides, init: DocumentInit): void {
  const { raw, parser, patches, documentImpl: before } = insides;
  insides.init = init;
  const _document = createDocument(raw, { ...documentOptions(init), defaultView: raw, global: raw });
  patches.assign(raw, { _runScripts: runScripts(init), _document });
  insides.documentImpl = documentImplOf(raw, patches);
  // Both are the window's.
  insides.documentImpl._location = before._location;
  insides.documentImpl._history = before._history;
  patches.assign(before, { _defaultView: null });
  insides.modules = pageModules(insides.moduleHost);
  parser.reset();
  fitDocument(insides);
  adoptFunctions(insides, [raw._document]);
}

function documentOptions({ url, contentType, referrer, scripting }: DocumentInit): object {
  return {
    url,
    contentType,
    referrer,
    encoding: 'UTF-8',
    parsingMode: 'html',
    parseOptions: { sourceCodeLocationInfo: true, scriptingEnabled: scripting },
  };
}

/** Without scripting the text of a handler attribute makes no handler. */
function runScripts({ scripting }: DocumentInit): string {
  return scripting ? 'dangerously' : 'outside-only';
}

function documentImplOf(raw: RawWindow, patches: Patches): DocumentImpl {
  const impl = implOf<DocumentImpl>(raw._document);
  assert(impl !== null, 'a window has a document');
  // jsdom would go to the WindowProxy, which soon may show another document.
  patches.assign(impl, { _defaultView: raw });
  return impl;
}

function nativesOf(raw: RawWindow): Natives {
  return {
    getComputedStyle: raw['getComputedStyle'] as Natives['getComputedStyle'],
    URL: raw['URL'] as Function,
    URLSearchParams: raw['URLSearchParams'] as Function,
    Blob: raw['Blob'] as Natives['Blob'],
    File: raw['File'] as Natives['File'],
    FileList: raw['FileList'] as Function,
    DOMRectReadOnly: raw['DOMRectReadOnly'] as Function,
  };
}

function parsed(url: string): object {
  const record = parseURL(url);
  assert(record !== null, 'a URL of the model parses');
  return record;
}

/** What jsdom keeps on the window is not among the names that page code lists; functions there are not those that all windows share. */
function hideInsides({ raw, patches }: JsdomInsides): void {
  for (const name of Object.getOwnPropertyNames(raw)) {
    if (!name.startsWith('_')) continue;
    const member = raw[name];
    const own = typeof member === 'function' ? (...args: unknown[]): unknown => Reflect.apply(member, raw, args) : member;
    patches.values(raw, { [name]: own }, false);
  }
}

/** jsdom lets the members of a Location be defined on its implementation alone. */
function installLocation(insides: JsdomInsides): (url: string) => void {
  const { members, setURL } = pageLocation(insides);
  insides.patches.defineAll(insides.documentImpl._location, members);
  return setURL;
}

/** jsdom finds elements by their bare names, and frames no more: see `patchNames`. */
function installNamedFrames({ raw, namedFrames, patches }: JsdomInsides): void {
  const prototype = Reflect.getPrototypeOf(raw);
  assert(prototype !== null, 'a window has an interface');
  patches.setPrototype(prototype, namedFrames.install(Reflect.getPrototypeOf(prototype)));
}

/** Past jsdom's accessors, which ask a window of whatever origin for its insides. */
function installFrameWindows({ raw, hooks, patches }: JsdomInsides): void {
  const HTMLIFrameElement = raw['HTMLIFrameElement'] as { readonly prototype: object };
  patches.defineAll(HTMLIFrameElement.prototype, {
    contentWindow: {
      get(this: object) {
        return hooks.frameWindow(this);
      },
      enumerable: true,
      configurable: true,
    },
    contentDocument: {
      get(this: object) {
        return hooks.frameDocument(this);
      },
      enumerable: true,
      configurable: true,
    },
  });
}
