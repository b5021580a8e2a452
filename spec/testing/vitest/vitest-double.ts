/** Stands in the place of Vitest for the entry, in a process of its own: outside of a worker the real one refuses. */
const hooks: string[] = [];

/** What was called, in order. */
export const called: readonly string[] = hooks;

export function afterEach(): void {
  hooks.push('afterEach');
}

export function afterAll(): void {
  hooks.push('afterAll');
}

export function inject(key: string): object {
  hooks.push(`inject ${key}`);
  return { url: 'https://shop.example/', browser: { seed: 3 } };
}

export const vi: object = {};

export const test: object = {
  extend: (fixtures: object): object => fixtures,
};
