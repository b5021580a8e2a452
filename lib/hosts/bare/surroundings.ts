/** Names of the platform whose objects know nothing of a window, so that the surroundings' own are as good. */
const platformNames: readonly string[] = [
  ...['URLSearchParams', 'TextEncoder', 'TextDecoder', 'AbortController', 'Blob'],
  ...['FormData', 'Headers', 'Response'],
  ...['atob', 'btoa'],
];

/** What a window takes over from its surroundings, by name, as far as it exists there. */
export const platformMembers: readonly string[] = platformNames.filter((name) => name in globalThis);

export function fromSurroundings(name: string): unknown {
  return Reflect.get(globalThis, name);
}

/** A function of the surroundings; null where they have none of this name. */
export function surroundingsFunction(name: string): ((...args: unknown[]) => unknown) | null {
  const value = fromSurroundings(name);
  return typeof value === 'function' ? (...args) => Reflect.apply(value, undefined, args) : null;
}
