/** Lets Node's `console.log` show what `toString` of these objects says, instead of what is inside them. */
export function inspectAsString(prototype: object): void {
  Object.defineProperty(prototype, Symbol.for('nodejs.util.inspect.custom'), {
    value(this: object): string {
      return String(this);
    },
    writable: true,
    configurable: true,
  });
}
