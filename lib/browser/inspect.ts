import { inspectAs } from '../infra/inspect.ts';

/** Lets Node's `console.log` show what `toString` of these objects says, instead of what is inside them. */
export function inspectAsString(prototype: object): void {
  inspectAs(prototype, String);
}
