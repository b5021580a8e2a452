import { HTMLElement, PropertySymbol, type Attr, type HTMLScriptElement } from 'happy-dom';
import type { DocumentParser } from '../page/insides.ts';
import { isAsync, prepareTheScriptElement, scriptState } from '../page/scripts.ts';
import { named, URLScript } from './base-url.ts';
import type { InsidesOf } from './insides.ts';

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
    override get async(): boolean {
      return isAsync(state, this);
    }
    override set async(value: boolean) {
      state.forcedAsync.delete(this);
      this.toggleAttribute('async', value);
    }
    #prepare(): void {
      // What innerHTML made never runs.
      if (!this[PropertySymbol.disableEvaluation]) prepareTheScriptElement(of(), state, this);
    }
  }
  return named(ScriptElement, 'HTMLScriptElement');
}
