import type { InterfaceDefinition } from '../../dom/interface-object.ts';
import { inspectAs } from '../../infra/inspect.ts';
import { toUnsignedLong, toUSVString } from '../../webidl/conversions.ts';
import { requireArguments } from '../../webidl/interface.ts';
import type { BareGlobal } from './global.ts';
import { cloned } from './structured-clone.ts';

/** HTML, the History interface: https://html.spec.whatwg.org/multipage/#the-history-interface */
export class History {
  readonly #global: BareGlobal;

  constructor(global: BareGlobal) {
    this.#global = global;
  }

  static {
    inspectAs(this.prototype, (self) => `History ${self.#global.url}`);
  }

  /** DIVERGES: always 1, since the model keeps no session history yet. */
  get length(): number {
    return 1;
  }
  get scrollRestoration(): string {
    return 'auto';
  }
  get state(): unknown {
    return this.#global.historyState;
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

  pushState(data: unknown, _unused: unknown, url: unknown = null): void {
    requireArguments(this.#global.realm, "Failed to execute 'pushState' on 'History'", arguments.length, 2);
    sharedPushReplaceState(this.#global, data, url);
  }

  replaceState(data: unknown, _unused: unknown, url: unknown = null): void {
    requireArguments(this.#global.realm, "Failed to execute 'replaceState' on 'History'", arguments.length, 2);
    sharedPushReplaceState(this.#global, data, url);
  }
}

/** The definition from which each window makes its own `History`. */
export const historyInterface: InterfaceDefinition = { name: 'History', base: History, required: null };

// HTML, the History interface, shared history push/replace state steps.
// https://html.spec.whatwg.org/multipage/#shared-history-push/replace-state-steps
function sharedPushReplaceState(global: BareGlobal, data: unknown, url: unknown): void {
  const { DOMException } = global.realm;
  const string = url === null || url === undefined ? null : toUSVString(global.realm, url);
  // 1, 2
  if (global.destroyed) throw new DOMException('The document is not fully active.', 'SecurityError');
  // 3 to 5
  const state = cloned(global, data);
  // 6, 7
  if (string !== null && string !== '') {
    if (!URL.canParse(string, global.url) || !canRewriteURL(global, new URL(string, global.url))) {
      throw new DOMException(`A history state with the URL '${string}' cannot be made in this document.`, 'SecurityError');
    }
    global.url = new URL(string, global.url).href;
  }
  // 8 to 10
  global.historyState = state;
  if (string !== null && string !== '') global.hooks.urlChanged(global.url);
}

// HTML, the History interface, can have its URL rewritten.
// https://html.spec.whatwg.org/multipage/#can-have-its-url-rewritten
function canRewriteURL(global: BareGlobal, target: URL): boolean {
  // 1
  const document = new URL(global.url);
  // 2
  const parts = ['protocol', 'username', 'password', 'host'] as const;
  if (parts.some((part) => target[part] !== document[part])) return false;
  // 3
  if (target.protocol === 'http:' || target.protocol === 'https:') return true;
  // 4
  if (target.protocol === 'file:') return target.pathname === document.pathname;
  // 5, 6
  return target.pathname === document.pathname && target.search === document.search;
}
