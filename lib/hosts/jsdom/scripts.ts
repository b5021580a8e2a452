import type { Patches } from '../page/patches.ts';
import { isAsync, prepareTheScriptElement } from '../page/scripts.ts';
import type { PageElement } from '../page/elements.ts';
import type { JsdomInsides } from './insides.ts';
import { implOf, type NodeImpl } from './internals.ts';
import { asAnyElement, patchMethods } from './element-methods.ts';

/** Script elements to which somebody gave an `async`. */
const toldAsync = new WeakSet<object>();

/** jsdom's script element loads and runs by itself, and knows neither modules nor `async`. */
export function patchScripts(patches: Patches): void {
  patchMethods(patches, 'script', {
    _eval: (insides, element, impl) => prepare(insides, element, impl),
    _attrModified: (insides, element, impl, args) => {
      asAnyElement(impl, '_attrModified', args);
      const [name, value, oldValue] = args;
      if (name === 'async') toldAsync.add(element);
      // What markup brought is prepared when the parser has all of it.
      if (name === 'src' && oldValue === null && value !== null && impl._attached) prepare(insides, element, impl);
    },
  });
}

function prepare(insides: JsdomInsides, element: PageElement, impl: NodeImpl): void {
  if (forcesAsync(insides, element, impl)) insides.scriptState.forcedAsync.add(element);
  else insides.scriptState.forcedAsync.delete(element);
  prepareTheScriptElement(insides, insides.scriptState, element);
}

function forcesAsync({ parser }: JsdomInsides, element: PageElement, impl: NodeImpl): boolean {
  return impl._parserInserted !== true && !parser.inserting && !toldAsync.has(element);
}

/** `async` of script elements, which jsdom has not. */
export function installAsync(insides: JsdomInsides): void {
  const HTMLScriptElement = insides.raw['HTMLScriptElement'] as { readonly prototype: object };
  Object.defineProperty(HTMLScriptElement.prototype, 'async', {
    get(this: PageElement) {
      const impl = implOf(this);
      return (impl !== null && forcesAsync(insides, this, impl)) || isAsync(insides.scriptState, this);
    },
    set(this: PageElement & { toggleAttribute(name: string, force: boolean): void }, value: unknown) {
      toldAsync.add(this);
      insides.scriptState.forcedAsync.delete(this);
      this.toggleAttribute('async', Boolean(value));
    },
    enumerable: true,
    configurable: true,
  });
}
