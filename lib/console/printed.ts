import { textAsMade, type Shown } from '../infra/inspect.ts';
import { builtIn } from './built-in.ts';
import { dataOf, errorHeader, isError, nameOf, stackOf } from './object-facts.ts';

export interface PrintOptions {
  /** What to say of an object that page code did not make; null for all others. */
  describe(value: object, shown: Shown): string | null;
  /** For people: errors with their stacks, which name files of this machine, and what is long over several lines. */
  readonly inFull: boolean;
}

const deepest = 2;
const mostItems = 100;
const mostEntries = 1_000;
const widestLine = 76;
const shortEntry = 12;

/**
 * A value as a console shows it, whichever realm it is of. Nothing of a page runs by that, but for what an error says of itself: an
 * accessor is named and not called.
 */
// Console, generic JavaScript object formatting.
// https://console.spec.whatwg.org/#generic-javascript-object-formatting
export function printed(value: unknown, options: PrintOptions): string {
  return typeof value === 'string' ? value : new Printing(options).print(value);
}

class Printing {
  readonly #options: PrintOptions;
  /** The objects around what is being printed. */
  readonly #around: object[] = [];
  /** Entries that may still be printed. */
  #left = mostEntries;

  constructor(options: PrintOptions) {
    this.#options = options;
  }

  print(value: unknown): string {
    if (typeof value === 'string') return quoted(value);
    if (typeof value === 'bigint') return `${value}n`;
    if (typeof value === 'function' || (typeof value === 'object' && value !== null)) return this.#object(value);
    return Object.is(value, -0) ? '-0' : String(value);
  }

  #object(value: object): string {
    if (this.#around.includes(value)) return '[Circular]';
    const { describe, inFull } = this.#options;
    this.#around.push(value);
    try {
      const shown: Shown = (part) => this.print(part);
      const known = describe(value, shown) ?? textAsMade(value, shown);
      if (known !== null) return known;
      if (typeof value === 'function') return this.#withProperties(functionText(value), value);
      if (isError(value)) return this.#error(value, inFull && this.#around.length === 1);
      return this.#contents(value);
    } catch {
      // A revoked proxy, or traps of a page where the surroundings cannot tell a proxy.
      return '[Object]';
    } finally {
      this.#around.pop();
    }
  }

  #error(error: object, whole: boolean): string {
    const header = errorHeader(error);
    const text = whole ? (stackOf(error) ?? header) : `${this.#around.length > 1 ? `[${header}]` : header}`;
    return this.#withProperties(text, error);
  }

  /** What was put on a function or an error, behind its text. */
  #withProperties(text: string, value: object): string {
    const entries = this.#properties(value, () => true);
    return entries.length === 0 ? text : `${text} ${this.#braced('{', entries, '}')}`;
  }

  #contents(value: object): string {
    const name = nameOf(value);
    if (this.#around.length > deepest + 1) return `[${Array.isArray(value) ? 'Array' : (name ?? 'Object: null prototype')}]`;
    const known = builtIn(value);
    if (known?.text !== undefined) return this.#withProperties(known.text, value);
    if (known === null) {
      const head = name === 'Object' ? '' : (name ?? '[Object: null prototype]');
      return this.#headed(
        head,
        '{',
        this.#properties(value, () => true),
        '}',
      );
    }
    const { label, items = [], slots = [], pairs = [], size = 0, indexed = false } = known;
    const entries = [
      ...this.#list(items, (item) => this.print(item)),
      ...this.#list(slots, (slot) => (slot === undefined ? '<empty>' : this.#property(slot))),
      ...this.#list(pairs, ([key, mapped]) => `${this.print(key)} => ${this.print(mapped)}`),
    ];
    const more = size - entries.length;
    if (more > 0) entries.push(`… ${more} more`);
    const own = indexed && size > mostItems ? [] : this.#properties(value, (key) => !(indexed && isIndex(key)));
    const [open, close] = indexed ? ['[', ']'] : ['{', '}'];
    return this.#headed(name === 'Array' ? '' : `${name ?? label}(${size})`, open, [...entries, ...own], close);
  }

  #list<T>(items: Iterable<T>, text: (item: T) => string): string[] {
    const texts: string[] = [];
    for (const item of items) {
      if (texts.length === mostItems || this.#left <= 0) break;
      this.#left--;
      texts.push(text(item));
    }
    return texts;
  }

  #property(descriptor: PropertyDescriptor): string {
    return accessorText(descriptor) ?? this.print(descriptor.value);
  }

  #headed(head: string, open: string, entries: readonly string[], close: string): string {
    const body = this.#braced(open, entries, close);
    return head === '' ? body : `${head} ${body}`;
  }

  /** In one line where it fits, or must. */
  #braced(open: string, entries: readonly string[], close: string): string {
    if (entries.length === 0) return `${open}${close}`;
    const line = `${open} ${entries.join(', ')} ${close}`;
    if (!this.#options.inFull || (line.length <= widestLine && !line.includes('\n'))) return line;
    const inner = lines(entries).map((entry) => `  ${entry.replaceAll('\n', '\n  ')}`);
    return `${open}\n${inner.join(',\n')}\n${close}`;
  }

  /** The own enumerable properties. */
  #properties(value: object, wanted: (key: string | symbol) => boolean): string[] {
    const texts: string[] = [];
    if (this.#around.length > deepest + 1) return texts;
    const keys = Reflect.ownKeys(value).filter(wanted);
    for (const [n, key] of keys.entries()) {
      const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
      if (descriptor?.enumerable !== true) continue;
      if (texts.length === mostItems || this.#left <= 0) {
        texts.push(`… ${keys.length - n} more`);
        break;
      }
      this.#left--;
      texts.push(`${keyText(key)}: ${this.#property(descriptor)}`);
    }
    return texts;
  }
}

function accessorText({ get, set }: PropertyDescriptor): string | null {
  if (get === undefined) return set === undefined ? null : '[Setter]';
  return set === undefined ? '[Getter]' : '[Getter/Setter]';
}

function functionText(value: Function): string {
  const name = dataOf(value, 'name');
  const title = typeof name === 'string' && name !== '' ? name : '(anonymous)';
  // Of a proxy, and of what the engine made, it says no more than that they are functions.
  const isClass = /^class\b/.test(Function.prototype.toString.call(value));
  return isClass ? `[class ${title}]` : `[Function: ${title}]`;
}

function quoted(text: string): string {
  const json = JSON.stringify(text);
  return text.includes("'") ? json : `'${json.slice(1, -1).replaceAll('\\"', '"')}'`;
}

function keyText(key: string | symbol): string {
  if (typeof key === 'symbol') return `[${String(key)}]`;
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? key : quoted(key);
}

function isIndex(key: string | symbol): boolean {
  return typeof key === 'string' && /^\d+$/.test(key);
}

/** Entries that belong into one line: short ones stand beside each other. */
function lines(entries: readonly string[]): string[] {
  if (entries.some((entry) => entry.length > shortEntry || entry.includes('\n'))) return [...entries];
  const packed: string[] = [];
  for (const entry of entries) {
    const longer = `${packed.at(-1) ?? ''}, ${entry}`;
    if (packed.length > 0 && longer.length <= widestLine) packed[packed.length - 1] = longer;
    else packed.push(entry);
  }
  return packed;
}
