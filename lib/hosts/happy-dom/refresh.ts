import { HTMLMetaElement, PropertySymbol } from 'happy-dom';
import type { Insides, InsidesOf } from './insides.ts';
import type { Navigator } from './navigation.ts';

const content = /^\s*(\d+)(?:\.[\d.]*)?\s*(?:[;,\s]\s*(?:url\s*=\s*)?(.*))?$/is;

/** What a document will be replaced by, and when. */
export interface Refresh {
  readonly delayMs: number;
  readonly url: string;
}

/** happy-dom does nothing for `<meta http-equiv="refresh">`. The first one of a document counts; its time begins with the load. */
export function metaClass(of: InsidesOf, refreshOf: () => PendingRefresh): typeof HTMLMetaElement {
  return class extends HTMLMetaElement {
    override [PropertySymbol.connectedToDocument](): void {
      super[PropertySymbol.connectedToDocument]();
      if (this.getAttribute('http-equiv')?.toLowerCase() !== 'refresh') return;
      const refresh = parseRefresh(this.getAttribute('content') ?? '', of().raw.document.baseURI);
      if (refresh !== null) refreshOf().set(refresh);
    }
  };
}

// HTML, semantics, shared declarative refresh steps.
// https://html.spec.whatwg.org/multipage/#shared-declarative-refresh-steps
export function parseRefresh(text: string, base: string): Refresh | null {
  // 1 to 11
  const found = content.exec(text);
  if (found === null) return null;
  const quoted = (found[2] ?? '').trim();
  const quote = quoted[0];
  const end = quote === '"' || quote === "'" ? quoted.indexOf(quote, 1) : -1;
  const target = quote === '"' || quote === "'" ? quoted.slice(1, end === -1 ? undefined : end) : quoted;
  // 12 to 14
  if (!URL.canParse(target, base)) return null;
  return { delayMs: Number(found[1]) * 1000, url: target === '' ? base : new URL(target, base).href };
}

/** The refresh that a document will do, if any. */
export class PendingRefresh {
  readonly #insides: Insides;
  readonly #navigator: Navigator;
  #refresh: Refresh | null = null;
  #loaded = false;

  constructor(insides: Insides, navigator: Navigator) {
    this.#insides = insides;
    this.#navigator = navigator;
  }

  set(refresh: Refresh): void {
    if (this.#refresh !== null) return;
    this.#refresh = refresh;
    if (this.#loaded) this.#start(refresh);
  }

  /** The document has loaded. */
  loaded(): void {
    if (this.#loaded) return;
    this.#loaded = true;
    if (this.#refresh !== null) this.#start(this.#refresh);
  }

  #start({ delayMs, url }: Refresh): void {
    this.#insides.hooks.setTimer(() => this.#navigator.go(url, { cause: 'script', replace: true }), delayMs, false);
  }
}
