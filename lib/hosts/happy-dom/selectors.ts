import { Document, DocumentFragment, Element, PropertySymbol, type Node } from 'happy-dom';
import type { Patches } from '../page/patches.ts';
import { requireSelector } from '../page/selectors.ts';
import { insidesOf, type Insides } from './insides.ts';

const ofParents = ['querySelector', 'querySelectorAll'];

/** happy-dom has any pseudo-class match nothing, and what it refuses is no SyntaxError. */
export function patchSelectors(patches: Patches): void {
  for (const { prototype } of [Document, DocumentFragment]) patchMethods(patches, prototype, ofParents);
  patchMethods(patches, Element.prototype, [...ofParents, 'matches', 'closest']);
}

function patchMethods(patches: Patches, prototype: object, names: readonly string[]): void {
  for (const name of names) {
    const original = Reflect.get(prototype, name) as Function;
    const { [name]: value } = {
      [name](this: Node, selectors: unknown): unknown {
        const insides = insidesOf(this[PropertySymbol.window]);
        if (insides === undefined) return Reflect.apply(original, this, [selectors]);
        const text = requireSelector(insides, selectors);
        return asSyntaxError(insides, text, () => Reflect.apply(original, this, [text]));
      },
    };
    patches.define(prototype, name, { value, writable: true });
  }
}

/** What happy-dom does not know, such as `*|a` and `:is()`. */
function asSyntaxError({ realm }: Insides, text: string, steps: () => unknown): unknown {
  try {
    return steps();
  } catch (error) {
    const isRefused = error instanceof realm.DOMException;
    throw isRefused ? new realm.DOMException(`'${text}' is a selector that happy-dom does not know.`, 'SyntaxError') : error;
  }
}
