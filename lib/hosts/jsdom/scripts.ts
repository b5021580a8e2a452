import type { Patches } from '../page/patches.ts';
import { isAsync, prepareTheScriptElement } from '../page/scripts.ts';
import type { PageElement } from '../page/elements.ts';
import { elementsIn } from './elements.ts';
import { insidesOf, type JsdomInsides } from './insides.ts';
import { implOf, prototypes, type NodeImpl } from './internals.ts';
import { asAnyElement, patchMethods } from './element-methods.ts';

/** Script elements to which somebody gave an `async`. */
const toldAsync = new WeakSet<object>();

/** jsdom's script element loads and runs by itself, and knows neither modules nor `async`. */
export function patchScripts(patches: Patches): void {
  patchMethods(patches, 'script', {
    _eval: (insides, element, impl) => prepare(insides, element, impl),
    _childTextContentChangeSteps: (insides, element, impl, _args, original) => {
      original();
      if (!insides.parser.inserting && impl._attached) prepare(insides, element, impl);
    },
    _attrModified: (insides, element, impl, args) => {
      asAnyElement(impl, '_attrModified', args);
      const [name, value, oldValue] = args;
      if (name === 'async') toldAsync.add(element);
      // What markup brought is prepared when the parser has all of it.
      if (name === 'src' && oldValue === null && value !== null && impl._attached) prepare(insides, element, impl);
    },
  });
  patchContextualFragment(patches);
}

/** jsdom hands on to clones what has started. What `innerHTML` makes counts as such, since the parser that ends there is none of a document. */
function prepare(insides: JsdomInsides, element: PageElement, impl: NodeImpl): void {
  if (impl._alreadyStarted === true) return;
  if (impl._parserInserted === true && !impl._attached && !insides.parser.inserting) {
    impl._alreadyStarted = true;
    return;
  }
  if (forcesAsync(insides, element, impl)) insides.scriptState.forcedAsync.add(element);
  else insides.scriptState.forcedAsync.delete(element);
  prepareTheScriptElement(insides, insides.scriptState, element);
  impl._alreadyStarted = insides.scriptState.started.has(element);
}

/** What it gives may run, in contrast to what `innerHTML` makes. */
// HTML, dynamic markup insertion, createContextualFragment().
// https://html.spec.whatwg.org/multipage/#dom-range-createcontextualfragment
function patchContextualFragment(patches: Patches): void {
  const original = Reflect.get(prototypes.range, 'createContextualFragment') as (markup: string) => NodeImpl;
  patches.define(prototypes.range, 'createContextualFragment', {
    value(this: { readonly _globalObject: object }, markup: string): NodeImpl {
      // 1 to 5
      const fragment = original.call(this, markup);
      // 6
      if (insidesOf(this._globalObject) !== undefined) {
        for (const script of elementsIn(fragment, ['script']))
          Object.assign(script, { _alreadyStarted: false, _parserInserted: false });
      }
      // 7
      return fragment;
    },
    writable: true,
  });
}

function forcesAsync({ parser }: JsdomInsides, element: PageElement, impl: NodeImpl): boolean {
  return impl._parserInserted !== true && !parser.inserting && !toldAsync.has(element);
}

/** `async` of script elements, which jsdom has not. */
export function installAsync(insides: JsdomInsides): void {
  const HTMLScriptElement = insides.raw['HTMLScriptElement'] as { readonly prototype: object };
  insides.patches.define(HTMLScriptElement.prototype, 'async', {
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
