import { reflectedURL } from '../page/reflect-url.ts';
import type { PageElement } from '../page/elements.ts';
import type { JsdomInsides } from './insides.ts';
import { createTokenList, implOf, type NodeImpl } from './internals.ts';

/** Attributes of elements that jsdom has not: `formAction` of buttons, `sandbox` of frames. */
export function installMissingAttributes({ raw, patches }: JsdomInsides): void {
  const prototypeOf = (name: string): object => (raw[name] as { readonly prototype: object }).prototype;
  for (const name of ['HTMLButtonElement', 'HTMLInputElement']) {
    patches.define(prototypeOf(name), 'formAction', reflectedURL('formAction', true));
  }
  const lists = new WeakMap<object, object>();
  patches.define(prototypeOf('HTMLIFrameElement'), 'sandbox', {
    get(this: object): object {
      const list = lists.get(this) ?? createTokenList(raw, implOf(this) as NodeImpl, 'sandbox');
      lists.set(this, list);
      return list;
    },
    set(this: PageElement, value: unknown): void {
      this.setAttribute('sandbox', String(value));
    },
    enumerable: true,
    configurable: true,
  });
}
