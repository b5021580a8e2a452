import { createRequire } from 'node:module';
import { StorageloomError } from '../../infra/failure.ts';

/**
 * All that is used of jsdom past its documentation. A spec stands for each name (canary.spec.ts): it says what an upgrade has changed.
 */

/** What is kept of one listener. `objectReference`: what page code gave; undefined for jsdom's own. */
export interface ListenerCallback {
  (this: unknown, event: EventImpl): unknown;
  objectReference?: object;
}

export interface EventTargetImpl {
  readonly _globalObject: RawWindow;
  _eventListeners: Record<string, { readonly callback: ListenerCallback }[]>;
  _eventHandlers?: Record<string, { readonly objectReference?: object } | null>;
  _registeredHandlers?: Set<string>;
  addEventListener(type: string, callback: ListenerCallback | null, options?: unknown): void;
  _dispatch(event: EventImpl, targetIsDocument?: boolean): boolean;
}

export interface EventImpl {
  readonly type: string;
  readonly error?: unknown;
  readonly _globalObject: RawWindow;
  isTrusted: boolean;
  timeStamp: number;
  ports?: unknown;
  returnValue: unknown;
  _canceledFlag: boolean;
  _initializedFlag: boolean;
  preventDefault(): void;
}

export interface NodeImpl extends EventTargetImpl {
  readonly nodeType: number;
  readonly _localName?: string;
  readonly _ownerDocument: DocumentImpl;
  readonly parentNode: NodeImpl | null;
  readonly nextSibling: NodeImpl | null;
  readonly firstChild: NodeImpl | null;
  /** Where it stood in the markup, once jsdom's option `parseOptions` asks for that. */
  readonly sourceCodeLocation?: { readonly startTag?: { readonly endOffset: number } } | null;
  readonly _attached: boolean;
  _attach(): void;
  _detach(): void;
  _attrModified(name: string, value: string | null, oldValue: string | null): void;
  insertBefore(node: NodeImpl, child: NodeImpl | null): void;
  _alreadyStarted?: boolean;
  _isMovingDueToDocumentWrite?: boolean;
  _parserInserted?: boolean;
  setAttributeNS(namespace: null, name: string, value: string): void;
  removeAttributeNS(namespace: null, name: string): void;
  getAttributeNS(namespace: null, name: string): string | null;
}

/** Each flag that a kind of element can have, as a function. */
export interface ValidityImpl {
  readonly _state: { badInput?: () => boolean };
}

export interface FormImpl extends NodeImpl {
  _getSubmittableElementNodes(): NodeImpl[];
}

export interface DocumentImpl extends NodeImpl {
  _URL: object;
  _defaultView: RawWindow | null;
  readonly _global: RawWindow;
  _location: object;
  _history: object;
  _currentScript: NodeImpl | null;
  _currentDocumentReadiness: string;
  _lastFocusedElement: NodeImpl | null;
  readonly documentElement: NodeImpl | null;
  readonly body: NodeImpl | null;
  readonly activeElement: NodeImpl | null;
  readonly _requestManager: { close(): void };
  _fallbackBaseURL(): object;
  _frozenBaseURL(element: NodeImpl): object;
  _clearBaseURLCache(): void;
  _clearStyleCache(): void;
  createElement(name: string): NodeImpl;
  open(): void;
}

/** The global of a window's context, which is its own sandbox. */
export interface RawWindow {
  [name: string]: unknown;
  _globalProxy: object;
  _document: object;
  _runScripts: string | undefined;
  _currentEvent: EventImpl | undefined;
  _eventHandlers: NonNullable<EventTargetImpl['_eventHandlers']>;
  _registeredHandlers: Set<string>;
  readonly _customElementRegistry: object;
}

interface InterfaceOf<T> {
  createImpl(global: RawWindow, args: readonly unknown[], privateData?: object): T;
}

interface Implementation {
  readonly implementation: { readonly prototype: object };
}

const require = createRequire(import.meta.url);

/** Versions whose insides are known, each with all that begin like it. */
const knownVersions: readonly string[] = ['29', '30.0'];

/** Of jsdom. */
export const version: string = installedVersion((path) => require(path) as unknown);
requireKnown(version);

/** @throws StorageloomError HOST_MISSING when jsdom is not installed. */
export function installedVersion(load: (path: string) => unknown): string {
  try {
    return (load('jsdom/package.json') as { readonly version: string }).version;
  } catch (cause) {
    throw new StorageloomError('HOST_MISSING', {
      what: 'The host jsdom cannot be used.',
      why: 'The package jsdom is not installed; it is an optional peer of storageloom.',
      mend: 'Install it with: npm install --save-dev jsdom@29',
      cause,
    });
  }
}

/** @throws StorageloomError HOST_VERSION when the insides of that version are not known. */
export function requireKnown(found: string): void {
  if (knownVersions.some((known) => `${found}.`.startsWith(`${known}.`))) return;
  throw new StorageloomError('HOST_VERSION', {
    what: `The host jsdom cannot be used: jsdom ${found} is installed.`,
    why: `It reaches into jsdom where that offers no other way, and knows versions ${knownVersions.join(' and ')} only.`,
    mend: 'Install one that it knows: npm install --save-dev jsdom@29',
  });
}

const part = (path: string): unknown => require(`jsdom/lib/jsdom/${path}.js`);
const implementation = (path: string): object => (part(`living/${path}-impl`) as Implementation).implementation.prototype;
const modules = new Map<string, unknown>();
/** Kept: Node looks for the file each time. */
const idl = (name: string): unknown => {
  const found: unknown = modules.get(name) ?? require(`jsdom/lib/generated/idl/${name}.js`);
  modules.set(name, found);
  return found;
};
// What jsdom itself depends on, in the version that it has.
const requireOfJsdom = createRequire(require.resolve('jsdom'));

const windows = part('browser/Window') as { createWindow(options: object): RawWindow };
const parsers = part('browser/parser/index') as {
  parseIntoDocument(markup: string, document: DocumentImpl): void;
  parseFragment(markup: string, context: NodeImpl): NodeImpl;
};
const documents = part('living/documents') as { createWrapper(global: RawWindow, options: object, more: object): object };
const styleSheets = part('living/css/helpers/stylesheets') as {
  createStyleSheetForElement(css: string, link: NodeImpl, href?: string): object;
  addStyleSheet(sheet: object, link: NodeImpl): void;
  removeStyleSheet(sheet: object, link: NodeImpl): void;
};
const utils = idl('utils') as {
  readonly implSymbol: symbol;
  readonly wrapperSymbol: symbol;
  readonly ctorRegistrySymbol: symbol;
  implForWrapper(wrapper: object | null): object | null;
  wrapperForImpl(impl: object | null): object | null;
};
const eventTarget = idl('EventTarget') as { setup(object: object, global: RawWindow): object };
const whatwgURL = requireOfJsdom('whatwg-url') as { parseURL(url: string): object | null };

export const createWindow: typeof windows.createWindow = windows.createWindow;
export const parseIntoDocument: typeof parsers.parseIntoDocument = parsers.parseIntoDocument;
export const parseFragment: typeof parsers.parseFragment = parsers.parseFragment;
export const parseURL: typeof whatwgURL.parseURL = whatwgURL.parseURL;
export const implSymbol: symbol = utils.implSymbol;
export const wrapperSymbol: symbol = utils.wrapperSymbol;
/** Under which a window has the interfaces that jsdom makes objects of, whatever page code puts in their places. */
export const constructorsSymbol: symbol = utils.ctorRegistrySymbol;

/** The style sheet of a link element; `css` null: it has none. */
export function setStyleSheet(link: NodeImpl & { readonly sheet: object | null }, css: string | null, href: string): void {
  if (link.sheet !== null) styleSheets.removeStyleSheet(link.sheet, link);
  if (css !== null) styleSheets.addStyleSheet(styleSheets.createStyleSheetForElement(css, link, href), link);
}

/** The implementation behind an object that page code sees; null for what is none of jsdom's. */
export function implOf<T extends object = NodeImpl>(wrapper: object | null): T | null {
  return (utils.implForWrapper(wrapper) ?? null) as T | null;
}

/** What page code sees of an implementation. */
export function wrapperOf(impl: object): object {
  return utils.wrapperForImpl(impl) ?? impl;
}

/** Gives an object what event targets have: a new implementation, without listeners. */
export function setUpEventTarget(object: object, global: RawWindow): EventTargetImpl {
  eventTarget.setup(object, global);
  return implOf<EventTargetImpl>(object) as EventTargetImpl;
}

export type EventInterface =
  | 'BeforeUnloadEvent'
  | 'ErrorEvent'
  | 'Event'
  | 'FocusEvent'
  | 'HashChangeEvent'
  | 'InputEvent'
  | 'KeyboardEvent'
  | 'MessageEvent'
  | 'MouseEvent'
  | 'PageTransitionEvent'
  | 'PointerEvent'
  | 'PopStateEvent'
  | 'ProgressEvent'
  | 'PromiseRejectionEvent'
  | 'SubmitEvent'
  | 'UIEvent';

/** A trusted event of a window, past the conversions that are for page code. */
export function createEventImpl(global: RawWindow, name: EventInterface, type: string, init: object = {}): EventImpl {
  return (idl(name) as InterfaceOf<EventImpl>).createImpl(global, [type, init], { isTrusted: true });
}

/** A list of tokens that is the attribute of an element. */
export function createTokenList(global: RawWindow, element: NodeImpl, attributeLocalName: string): object {
  const list = idl('DOMTokenList') as { create(global: RawWindow, args: readonly unknown[], more: object): object };
  return list.create(global, [], { element, attributeLocalName });
}

/** A further document of a window. */
export function createDocument(global: RawWindow, options: object): object {
  return documents.createWrapper(global, options, { alwaysUseDocumentClass: true });
}

/** Modules whose functions jsdom calls by these names, so that others can be put there. */
export const sharedFunctions: {
  file: { createImpl(global: RawWindow, args: readonly unknown[], privateData?: object): object };
  /** `install` makes the interface for a window that is being made. */
  styleProperties: { install(global: RawWindow, names: readonly string[]): void };
  windowProperties: Record<'elementAttached' | 'elementAttributeModified', (element: NodeImpl, ...args: unknown[]) => void>;
} = {
  file: idl('File') as typeof sharedFunctions.file,
  styleProperties: idl('CSSStyleProperties') as typeof sharedFunctions.styleProperties,
  windowProperties: part('living/window-properties') as typeof sharedFunctions.windowProperties,
};

/** What all windows of the process share. */
export const prototypes: Readonly<Record<PrototypeName, object>> = {
  anchor: implementation('nodes/HTMLAnchorElement'),
  anyElement: implementation('nodes/Element'),
  area: implementation('nodes/HTMLAreaElement'),
  base: implementation('nodes/HTMLBaseElement'),
  document: implementation('nodes/Document'),
  element: implementation('nodes/HTMLElement'),
  details: implementation('nodes/HTMLDetailsElement'),
  event: implementation('events/Event'),
  eventTarget: implementation('events/EventTarget'),
  fileReader: implementation('file-api/FileReader'),
  form: implementation('nodes/HTMLFormElement'),
  fragment: implementation('nodes/DocumentFragment'),
  frame: implementation('nodes/HTMLFrameElement'),
  image: implementation('nodes/HTMLImageElement'),
  input: implementation('nodes/HTMLInputElement'),
  link: implementation('nodes/HTMLLinkElement'),
  meta: implementation('nodes/HTMLMetaElement'),
  mutationObserver: implementation('mutation-observer/MutationObserver'),
  range: implementation('range/Range'),
  script: implementation('nodes/HTMLScriptElement'),
  selection: implementation('selection/Selection'),
  textArea: implementation('nodes/HTMLTextAreaElement'),
};

export type PrototypeName =
  | 'anchor'
  | 'anyElement'
  | 'area'
  | 'base'
  | 'document'
  | 'element'
  | 'details'
  | 'event'
  | 'eventTarget'
  | 'fileReader'
  | 'form'
  | 'fragment'
  | 'frame'
  | 'image'
  | 'input'
  | 'link'
  | 'meta'
  | 'mutationObserver'
  | 'range'
  | 'script'
  | 'selection'
  | 'textArea';
