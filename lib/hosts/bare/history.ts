import type { InterfaceDefinition } from '../../dom/interface-object.ts';
import { inspectAs } from '../../infra/inspect.ts';
import { toDOMString, toUnsignedLong, toUSVString } from '../../webidl/conversions.ts';
import { requireArguments } from '../../webidl/interface.ts';
import type { BareGlobal } from './global.ts';

/** HTML, the History interface: https://html.spec.whatwg.org/multipage/#the-history-interface */
export class History {
  readonly #global: BareGlobal;

  /** @internal */
  constructor(global: BareGlobal) {
    this.#global = global;
  }

  /** Of any window. */
  static isHistory(value: object): boolean {
    return #global in value;
  }

  static {
    inspectAs(this.prototype, (self) => `History ${self.#global.url}`);
  }

  get length(): number {
    return this.#global.hooks.historyLength();
  }
  /** DIVERGES: kept for the document, not for each of its entries. Nothing here scrolls. */
  get scrollRestoration(): string {
    requireFullyActive(this.#global);
    return this.#global.scrollRestoration;
  }
  set scrollRestoration(value: string) {
    const mode = toDOMString(this.#global.realm, value);
    if (mode !== 'auto' && mode !== 'manual') return;
    requireFullyActive(this.#global);
    this.#global.scrollRestoration = mode;
  }
  get state(): unknown {
    return this.#global.hooks.historyState();
  }

  go(delta: number = 0): void {
    this.#global.hooks.traverse(toUnsignedLong(this.#global.realm, delta) | 0);
  }

  back(): void {
    this.#global.hooks.traverse(-1);
  }

  forward(): void {
    this.#global.hooks.traverse(1);
  }

  pushState(data: unknown, unused: unknown, url: unknown = null): void {
    requireArguments(this.#global.realm, "Failed to execute 'pushState' on 'History'", arguments.length, 2);
    changeHistory(this.#global, 'push', data, unused, url);
  }

  replaceState(data: unknown, unused: unknown, url: unknown = null): void {
    requireArguments(this.#global.realm, "Failed to execute 'replaceState' on 'History'", arguments.length, 2);
    changeHistory(this.#global, 'replace', data, unused, url);
  }
}

/** The definition from which each window makes its own `History`. */
export const historyInterface: InterfaceDefinition = { name: 'History', base: History, required: null };

/** Converts the arguments; all else is the model's. */
function changeHistory(global: BareGlobal, handling: 'push' | 'replace', data: unknown, unused: unknown, url: unknown): void {
  toDOMString(global.realm, unused);
  const string = url === null || url === undefined ? null : toUSVString(global.realm, url);
  global.hooks.changeHistory(handling, data, string, global.baseURL);
}

/** The model throws at every question about history when the document is not fully active. */
function requireFullyActive(global: BareGlobal): void {
  global.hooks.historyLength();
}
