import type { Realm } from '../webidl/realm.ts';

/** A promise of a page with what settles it. */
export interface PagePromise {
  readonly promise: Promise<unknown>;
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

/** A promise of the environment's realm. */
export function pagePromiseOf({ realm }: { readonly realm: Realm }): PagePromise {
  const settle: Partial<Pick<PagePromise, 'resolve' | 'reject'>> = {};
  const promise = new realm.Promise<unknown>((resolve, reject) => Object.assign(settle, { resolve, reject }));
  return { promise, ...(settle as Pick<PagePromise, 'resolve' | 'reject'>) };
}

/** A promise of the environment's realm that is rejected. */
export function rejected(environment: { readonly realm: Realm }, reason: unknown): Promise<unknown> {
  const { promise, reject } = pagePromiseOf(environment);
  reject(reason);
  return promise;
}
