import {
  HTMLElement,
  PropertySymbol,
  type Attr,
  type HTMLScriptElement,
  type DocumentFragment,
  type Node,
  type Range,
} from 'happy-dom';
import type { DocumentParser } from '../page/insides.ts';
import { isAsync, prepareTheScriptElement, scriptState } from '../page/scripts.ts';
import { adoptFunction } from '../page/realm-functions.ts';
import { named, URLScript } from './base-url.ts';
import type { Insides, InsidesOf } from './insides.ts';

/**
 * happy-dom's script element loads by itself: inserted classic scripts synchronously, `defer` like `async`, modules at once, errors
 * to the console. This one goes through the model's fetches and tasks.
 */
export function scriptClass(of: InsidesOf, parser: DocumentParser): typeof HTMLScriptElement {
  const state = scriptState();
  class ScriptElement extends URLScript {
    constructor() {
      super();
      if (!parser.inserting) state.forcedAsync.add(this);
    }
    // Past the methods of happy-dom's own script class, which would load and run it.
    override [PropertySymbol.connectedToDocument](): void {
      HTMLElement.prototype[PropertySymbol.connectedToDocument].call(this);
      this.#prepare();
    }
    override [PropertySymbol.onSetAttribute](attribute: Attr, replaced: Attr | null): void {
      HTMLElement.prototype[PropertySymbol.onSetAttribute].call(this, attribute, replaced);
      if (attribute.name === 'async') state.forcedAsync.delete(this);
      if (attribute.name === 'src' && this.isConnected) this.#prepare();
    }
    override [PropertySymbol.cloneNode](deep?: boolean): this {
      const copy = super[PropertySymbol.cloneNode](deep) as this;
      copy[PropertySymbol.disableEvaluation] = this[PropertySymbol.disableEvaluation];
      if (state.started.has(this)) state.started.add(copy);
      return copy;
    }
    override [PropertySymbol.appendChild](node: Node, disableValidations?: boolean): Node {
      const appended = super[PropertySymbol.appendChild](node, disableValidations);
      this.#childrenChanged();
      return appended;
    }
    override [PropertySymbol.insertBefore](node: Node, before: Node | null, disableValidations?: boolean): Node {
      const inserted = super[PropertySymbol.insertBefore](node, before, disableValidations);
      this.#childrenChanged();
      return inserted;
    }
    override get async(): boolean {
      return isAsync(state, this);
    }
    override set async(value: boolean) {
      state.forcedAsync.delete(this);
      this.toggleAttribute('async', value);
    }
    #childrenChanged(): void {
      if (!parser.inserting && this.isConnected) this.#prepare();
    }
    #prepare(): void {
      // What innerHTML made never runs.
      if (!this[PropertySymbol.disableEvaluation]) prepareTheScriptElement(of(), state, this);
    }
  }
  return named(ScriptElement, 'HTMLScriptElement');
}

/** What it gives may run, in contrast to what `innerHTML` makes. */
// HTML, dynamic markup insertion, createContextualFragment().
// https://html.spec.whatwg.org/multipage/#dom-range-createcontextualfragment
export function installContextualFragment({ raw, realm, patches }: Insides): void {
  const { prototype } = raw.Range;
  const original = prototype.createContextualFragment;
  const { createContextualFragment } = {
    createContextualFragment(this: Range, ...args: [markup: string]): DocumentFragment {
      // 1 to 5
      const fragment = original.apply(this, args);
      // 6
      for (const script of fragment.querySelectorAll('script')) script[PropertySymbol.disableEvaluation] = false;
      // 7
      return fragment;
    },
  };
  adoptFunction(createContextualFragment, realm.functionPrototype);
  patches.values(prototype, { createContextualFragment });
}
