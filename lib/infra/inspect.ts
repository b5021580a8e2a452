/** Shows a value as the console does that asks. */
export type Shown = (value: unknown) => string;

const inspectSymbol = Symbol.for('nodejs.util.inspect.custom');

/** The functions that are put under the symbol here: page code may put others there. */
const made = new WeakSet<object>();

/**
 * Lets Node's `console.log` show objects with this prototype as `text` says, instead of what is inside them. Where that fails, as
 * for an object of the page's own making, their name is shown. DIVERGES: page code can find the symbol under which the console asks.
 */
export function inspectAs<T extends object>(prototype: T, text: (self: T, shown: Shown) => string): void {
  const steps = {
    value(this: T, _depth: unknown, options: unknown, inspect: unknown): string {
      const shown: Shown = (value) => (typeof inspect === 'function' ? String(inspect(value, options)) : String(value));
      try {
        return text(this, shown);
      } catch {
        return Object.prototype.toString.call(this);
      }
    },
  };
  made.add(steps.value);
  Object.defineProperty(prototype, inspectSymbol, { value: steps.value, writable: true, configurable: true });
}

/** What {@link inspectAs} has an object shown as; null where it has nothing to say of it. */
export function textAsMade(object: object, shown: Shown): string | null {
  let holder: object | null = object;
  for (let n = 0; holder !== null && n < mostPrototypes; n++, holder = Reflect.getPrototypeOf(holder)) {
    const steps: unknown = Reflect.getOwnPropertyDescriptor(holder, inspectSymbol)?.value;
    if (typeof steps === 'function' && made.has(steps)) return String(Reflect.apply(steps, object, [0, undefined, shown]));
  }
  return null;
}

const mostPrototypes = 100;

/** The same for the target of a Proxy, which the console looks at in place of the Proxy; whoever holds the Proxy sees nothing of it. */
export function inspectTargetAs<T extends object>(prototype: T, text: (target: T) => string): void {
  Object.defineProperty(prototype, inspectSymbol, {
    get(this: T): () => string {
      return () => text(this);
    },
    configurable: true,
  });
}
