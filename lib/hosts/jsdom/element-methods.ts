import type { PageElement } from '../page/elements.ts';
import type { Patches } from '../page/patches.ts';
import { insidesOf, type JsdomInsides } from './insides.ts';
import { prototypes, wrapperOf, type NodeImpl, type PrototypeName } from './internals.ts';

/** Steps of an element of the model's windows in the place of jsdom's; `original` goes on to these. */
type Steps = (
  insides: JsdomInsides,
  element: PageElement,
  impl: NodeImpl,
  args: readonly unknown[],
  original: () => unknown,
) => unknown;

/** Replaces methods of elements: those in windows that are not the model's go on to jsdom's own. */
export function patchMethods(patches: Patches, name: PrototypeName, methods: Readonly<Record<string, Steps>>): void {
  const prototype = prototypes[name];
  for (const [method, steps] of Object.entries(methods)) {
    const original = Reflect.get(prototype, method) as Function;
    patches.define(prototype, method, {
      value(this: NodeImpl, ...args: unknown[]): unknown {
        const go = (): unknown => Reflect.apply(original, this, args);
        const insides = insidesOf(this._ownerDocument._global ?? null);
        return insides === undefined ? go() : steps(insides, pageElement(this), this, args, go);
      },
      writable: true,
    });
  }
}

export function pageElement(impl: NodeImpl): PageElement {
  // What page code sees of an element has what the steps ask of elements.
  return wrapperOf(impl) as PageElement;
}

/** jsdom's own steps for elements in general, past those of a certain element. */
export function asAnyElement(impl: NodeImpl, method: '_attach' | '_detach' | '_attrModified', args: readonly unknown[]): void {
  Reflect.apply(Reflect.get(prototypes.element, method) as Function, impl, args);
}
