/** Shows a value as the console does that asks. */
export type Shown = (value: unknown) => string;

const inspectSymbol = Symbol.for('nodejs.util.inspect.custom');

/**
 * Lets Node's `console.log` show objects with this prototype as `text` says, instead of what is inside them. Where that fails, as
 * for an object of the page's own making, their name is shown. DIVERGES: page code can find the symbol under which the console asks.
 */
export function inspectAs<T extends object>(prototype: T, text: (self: T, shown: Shown) => string): void {
  Object.defineProperty(prototype, inspectSymbol, {
    value(this: T, _depth: unknown, options: unknown, inspect: unknown): string {
      const shown: Shown = (value) => (typeof inspect === 'function' ? String(inspect(value, options)) : String(value));
      try {
        return text(this, shown);
      } catch {
        return Object.prototype.toString.call(this);
      }
    },
    writable: true,
    configurable: true,
  });
}

/** The same for the target of a Proxy, which the console looks at in place of the Proxy; whoever holds the Proxy sees nothing of it. */
export function inspectTargetAs<T extends object>(prototype: T, text: (target: T) => string): void {
  Object.defineProperty(prototype, inspectSymbol, {
    get(this: T): () => string {
      return () => text(this);
    },
    configurable: true,
  });
}
