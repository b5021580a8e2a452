import { canParseURL } from '../../infra/can-parse-url.ts';
import type { InterfaceDefinition } from '../../dom/interface-object.ts';
import { locationAfterSetting, type LocationPart } from '../../html/navigation/location-setters.ts';
import { inspectAs } from '../../infra/inspect.ts';
import { toUSVString } from '../../webidl/conversions.ts';
import { requireArguments } from '../../webidl/interface.ts';
import type { BareGlobal } from './global.ts';

/**
 * `location`: every way of setting it goes to the model, and what it says changes when the model says so. DIVERGES: its members are
 * on the prototype, where page code can replace them.
 *
 * HTML, the Location interface: https://html.spec.whatwg.org/multipage/#the-location-interface
 */
export class Location {
  readonly #global: BareGlobal;

  /** @internal */
  constructor(global: BareGlobal) {
    this.#global = global;
  }

  /** Of any window. */
  static isLocation(value: object): boolean {
    return #global in value;
  }

  static {
    inspectAs(this.prototype, (self) => `Location ${self.#global.url}`);
  }

  get href(): string {
    return this.#global.url;
  }
  set href(url: string) {
    navigateTo(this.#global, url, false);
  }
  get origin(): string {
    return new URL(this.#global.url).origin;
  }
  get protocol(): string {
    return new URL(this.#global.url).protocol;
  }
  set protocol(value: string) {
    setPart(this.#global, 'protocol', value);
  }
  get host(): string {
    return new URL(this.#global.url).host;
  }
  set host(value: string) {
    setPart(this.#global, 'host', value);
  }
  get hostname(): string {
    return new URL(this.#global.url).hostname;
  }
  set hostname(value: string) {
    setPart(this.#global, 'hostname', value);
  }
  get port(): string {
    return new URL(this.#global.url).port;
  }
  set port(value: string) {
    setPart(this.#global, 'port', value);
  }
  get pathname(): string {
    return new URL(this.#global.url).pathname;
  }
  set pathname(value: string) {
    setPart(this.#global, 'pathname', value);
  }
  get search(): string {
    return new URL(this.#global.url).search;
  }
  set search(value: string) {
    setPart(this.#global, 'search', value);
  }
  get hash(): string {
    return new URL(this.#global.url).hash;
  }
  set hash(value: string) {
    setPart(this.#global, 'hash', value);
  }

  assign(url: string): void {
    requireArguments(this.#global.realm, "Failed to execute 'assign' on 'Location'", arguments.length, 1);
    navigateTo(this.#global, url, false);
  }

  replace(url: string): void {
    requireArguments(this.#global.realm, "Failed to execute 'replace' on 'Location'", arguments.length, 1);
    navigateTo(this.#global, url, true);
  }

  reload(): void {
    this.#global.hooks.reload();
  }

  toString(): string {
    return this.#global.url;
  }
}

/** The definition from which each window makes its own `Location`. */
export const locationInterface: InterfaceDefinition = { name: 'Location', base: Location, required: null };

/** Parses what page code gave as a URL, relative to the document's. Throws a SyntaxError DOMException of the window. */
export function parseURL(global: BareGlobal, url: unknown, what: string): URL {
  const string = toUSVString(global.realm, url);
  const base = global.baseURL;
  if (!canParseURL(string, base)) {
    throw new global.realm.DOMException(`${what}: '${string}' is not a valid URL.`, 'SyntaxError');
  }
  return new URL(string, base);
}

// HTML, the Location interface, Location-object navigate.
// https://html.spec.whatwg.org/multipage/#location-object-navigate
export function navigateTo(global: BareGlobal, url: unknown, replace: boolean): void {
  const { href } = parseURL(global, url, 'Failed to navigate');
  // 1 to 4
  global.hooks.navigate(href, { cause: 'script', replace });
}

function setPart(global: BareGlobal, part: LocationPart, value: unknown): void {
  const url = locationAfterSetting(global.realm, global.url, part, toUSVString(global.realm, value));
  if (url !== null) global.hooks.navigate(url, { cause: 'script', replace: false });
}
