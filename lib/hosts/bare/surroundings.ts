/** Names of the platform whose objects know nothing of a window, so that the surroundings' own are as good. */
const platformNames: readonly string[] = [
  ...['URLSearchParams', 'TextEncoder', 'TextDecoder', 'AbortController', 'Blob'],
  ...['FormData', 'Headers', 'Response'],
  ...['atob', 'btoa'],
];

/** What a window takes over from its surroundings, by name, as far as it exists there. */
export const platformMembers: readonly string[] = platformNames.filter((name) => name in globalThis);

/** Classes of the surroundings whose objects their own structuredClone takes for plain ones, in some of them. */
const uncopied: ReadonlySet<string> = new Set([
  ...['EventTarget', 'Event', 'AbortController', 'DOMException', 'MessageChannel', 'Navigator', 'Performance', 'Crypto'],
  ...['URL', 'URLSearchParams', 'FormData', 'Headers', 'Request', 'Response', 'TextEncoder', 'TextDecoder'],
]);

/** Whether it is an object of the surroundings' that cannot be copied, such as an AbortSignal. None of them is loaded for that. */
export function isOfSurroundings(object: object): boolean {
  for (let each: object | null = object; each !== null; each = Reflect.getPrototypeOf(each)) {
    const own: unknown = Reflect.getOwnPropertyDescriptor(each, 'constructor')?.value;
    if (typeof own === 'function' && uncopied.has(own.name) && own === fromSurroundings(own.name)) return true;
  }
  return false;
}

export function fromSurroundings(name: string): unknown {
  return Reflect.get(globalThis, name);
}

/** A function of the surroundings; null where they have none of this name. */
export function surroundingsFunction(name: string): ((...args: unknown[]) => unknown) | null {
  const value = fromSurroundings(name);
  return typeof value === 'function' ? (...args) => Reflect.apply(value, undefined, args) : null;
}
