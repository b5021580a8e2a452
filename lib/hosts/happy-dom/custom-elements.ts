import { HTMLElement, PropertySymbol, type Element, type Node, type Window } from 'happy-dom';
import HTMLParser from 'happy-dom/lib/html-parser/HTMLParser.js';
import type { Patches } from '../page/patches.ts';
import { adoptFunction } from '../page/realm-functions.ts';
import { insidesOf, type Insides } from './insides.ts';

type Registry = Window['customElements'];
type Definition = NonNullable<ReturnType<Registry[typeof PropertySymbol.registry]['get']>>;

/** Elements that are being upgraded: they hear of their attributes before they hear that they are connected. */
const upgrading = new WeakSet<object>();

/** happy-dom calls the reactions of custom elements wherever it inserts and removes, also for the parser: each is a script of its own. */
export function installReactions(insides: Insides): void {
  const { raw, hooks, patches } = insides;
  const { scripts } = hooks;
  const stack = raw[PropertySymbol.customElementReactionStack];
  const enqueueReaction: typeof stack.enqueueReaction = stack.enqueueReaction.bind(stack);
  const asScript: typeof enqueueReaction = (element, callbackName, args) => {
    // Asked of each element that there is.
    if (!raw.customElements[PropertySymbol.registry].has(element.localName)) return;
    if (callbackName === 'connectedCallback' && upgrading.delete(element)) tellAttributes(insides, element);
    scripts.prepareToRunScript();
    try {
      // Of attributes it says neither more nor less than that they have no namespace.
      enqueueReaction(element, callbackName, args === undefined ? args : [...args, null]);
      scripts.cleanUpAfterRunningScript();
    } catch (error) {
      scripts.cleanUpAfterRunningScript();
      hooks.reportException(error);
    }
  };
  patches.assign(stack, { enqueueReaction: asScript });
  installRegistry(insides);
}

function tellAttributes({ raw }: Insides, element: Element): void {
  const stack = raw[PropertySymbol.customElementReactionStack];
  for (const { name, value } of element.attributes) {
    stack.enqueueReaction(element as HTMLElement, 'attributeChangedCallback', [name, null, value ?? '']);
  }
}

/** What happy-dom's registry leaves out. */
function installRegistry(insides: Insides): void {
  const { realm } = insides;
  const registry = insides.raw.customElements;
  const define = registry.define.bind(registry);
  const whenDefined = registry.whenDefined.bind(registry);
  const members = {
    define(...args: Parameters<typeof define>): void {
      const [name, elementClass] = args;
      const isTaken = registry.get(name) !== undefined || registry.getName(elementClass) !== null;
      if (isTaken) throw new realm.DOMException(`'${name}', or its class, is defined already.`, 'NotSupportedError');
      try {
        define(...args);
      } catch (error) {
        const isName = error instanceof realm.DOMException;
        throw isName ? new realm.DOMException(`'${name}' is not a valid custom element name.`, 'SyntaxError') : error;
      }
    },
    whenDefined(name: string): Promise<unknown> {
      return insides.inner.Promise.resolve(whenDefined(name)).then(() => registry.get(name));
    },
    upgrade(root: Node): void {
      for (const element of inclusiveElements(root)) upgradeElement(insides, element);
    },
  };
  for (const value of Object.values(members)) adoptFunction(value, realm.functionPrototype);
  insides.patches.values(registry, members, false);
}

function tellOfConnection({ raw }: Insides, element: HTMLElement): void {
  if (element.isConnected) raw[PropertySymbol.customElementReactionStack].enqueueReaction(element, 'connectedCallback');
}

function* inclusiveElements(root: Node): Generator<HTMLElement> {
  if (root instanceof HTMLElement) yield root;
  for (const child of [...root.childNodes]) yield* inclusiveElements(child);
}

/** That of an element which is none of its class yet. */
function definitionOf({ raw }: Insides, element: HTMLElement): Definition | undefined {
  const isWaiting = element.constructor === raw.HTMLElement && element.localName.includes('-');
  return isWaiting ? raw.customElements[PropertySymbol.registry].get(element.localName) : undefined;
}

/** HTML, upgrade an element: https://html.spec.whatwg.org/multipage/#concept-upgrade-an-element */
function upgradeElement(insides: Insides, element: HTMLElement): void {
  const { hooks } = insides;
  const definition = definitionOf(insides, element);
  if (definition === undefined) return;
  const { elementClass } = definition;
  const before = Reflect.getPrototypeOf(element);
  Object.setPrototypeOf(element, elementClass.prototype as object);
  // What is in the document hears of its attributes right before it hears that it is connected.
  upgrading.add(element);
  const waiting = elementClass as typeof elementClass & { [PropertySymbol.customElementUpgradeTarget]: HTMLElement | null };
  waiting[PropertySymbol.customElementUpgradeTarget] = element;
  hooks.scripts.prepareToRunScript();
  try {
    Reflect.construct(elementClass, []);
    hooks.scripts.cleanUpAfterRunningScript();
  } catch (error) {
    hooks.scripts.cleanUpAfterRunningScript();
    upgrading.delete(element);
    Object.setPrototypeOf(element, before);
    hooks.reportException(error);
    return;
  } finally {
    waiting[PropertySymbol.customElementUpgradeTarget] = null;
  }
  if (!element.isConnected && upgrading.delete(element)) tellAttributes(insides, element);
}

/** For all windows: upgrades, and markup whose elements are upgraded when they are inserted, with all that they have. */
export function patchCustomElements(patches: Patches): void {
  const connected = HTMLElement.prototype[PropertySymbol.onCustomElementConnected];
  patches.define(HTMLElement.prototype, PropertySymbol.onCustomElementConnected, {
    value(this: HTMLElement): void {
      const insides = insidesOf(this[PropertySymbol.window]);
      if (insides === undefined) {
        connected.call(this);
        return;
      }
      // What waited for its definition is in the document already; all else is just being inserted, and is told of that afterwards.
      const hasWaited = this[PropertySymbol.customElementDefineCallback] !== null;
      this[PropertySymbol.customElementDefineCallback] = null;
      upgradeElement(insides, this);
      if (hasWaited) tellOfConnection(insides, this);
    },
    writable: true,
  });
  const { parse } = HTMLParser.prototype;
  patches.define(HTMLParser.prototype, 'parse', {
    value(this: HTMLParser, ...[html, root]: Parameters<typeof parse>) {
      // Both are private to the compiler alone.
      const insides = insidesOf(Reflect.get(this, 'window') as object);
      const isFragment = insides !== undefined && Reflect.get(this, 'evaluateScripts') !== true;
      if (!isFragment || insides.raw.customElements[PropertySymbol.registry].size === 0) return parse.call(this, html, root);
      if (root === undefined || !root.isConnected) return withoutDefinitions(insides, () => parse.call(this, html, root));
      return parseInto(insides, root, (holder) => parse.call(this, html, holder));
    },
    writable: true,
  });
}

type Root = NonNullable<Parameters<HTMLParser['parse']>[1]>;

/** Nothing is made by a class meanwhile, since none is known. */
function withoutDefinitions<T>({ raw }: Insides, steps: () => T): T {
  const registry = raw.customElements;
  const definitions = registry[PropertySymbol.registry];
  registry[PropertySymbol.registry] = new Map();
  try {
    return steps();
  } finally {
    registry[PropertySymbol.registry] = definitions;
  }
}

/** What is in the document gets all that was parsed before any of it is upgraded, in the order of the tree. */
function parseInto(insides: Insides, root: Root, parse: (holder?: Root) => Node): Root {
  const added = withoutDefinitions(insides, () => {
    const holder = 'localName' in root ? insides.raw.document.createElement(root.localName) : undefined;
    const nodes = [...parse(holder).childNodes];
    for (const node of nodes) root[PropertySymbol.appendChild](node, true);
    return nodes;
  });
  for (const element of added.flatMap((node) => [...inclusiveElements(node)])) {
    if (definitionOf(insides, element) === undefined) continue;
    // It has begun to wait for a definition.
    insides.raw.customElements[PropertySymbol.callbacks].delete(element.localName);
    element[PropertySymbol.customElementDefineCallback] = null;
    upgradeElement(insides, element);
    tellOfConnection(insides, element);
  }
  return root;
}
