import type { Storage } from '../../web-storage/storage.ts';

/** What a window of jsdom has whatever a project's types are. */
export interface JsdomWindowMembers {
  readonly window: JsdomWindow;
  readonly localStorage: Storage;
  readonly sessionStorage: Storage;
}

/**
 * A window of jsdom as page code and tests see it. Where a project has TypeScript's library of the DOM (`"lib": ["dom"]`) it is what that
 * says of a window; elsewhere every member is there, and its type is up to whoever uses it.
 */
export type JsdomWindow = typeof globalThis extends { readonly window: infer W }
  ? W
  : JsdomWindowMembers & { readonly [name: string]: unknown };
