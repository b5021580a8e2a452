import type { Json } from './recording.ts';

/** What a function in a page did. Neither member: it returned undefined. */
export interface Outcome {
  readonly value?: Json;
  readonly error?: { readonly name: string; readonly code: number; readonly message: string };
}

/** How facts tell it: an exception by its name, and its code if it has one. */
export function told({ value, error }: Outcome): Json | undefined {
  if (error === undefined) return value;
  return error.code > 0 ? `${error.name}/${error.code}` : error.name;
}
