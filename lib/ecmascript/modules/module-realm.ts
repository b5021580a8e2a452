import type { ModuleRealm, PromiseCapability } from './module-record.ts';

/** Intrinsics as they were when a document was made: page code may put others into their places. */
export function moduleRealmOf({ Promise, SyntaxError, TypeError }: Intrinsics): ModuleRealm {
  const { then } = Promise.prototype;
  return {
    SyntaxError,
    TypeError,
    newPromiseCapability(): PromiseCapability {
      let resolve!: PromiseCapability['resolve'];
      let reject!: PromiseCapability['reject'];
      const promise = new Promise<unknown>((...functions) => ([resolve, reject] = functions));
      return { promise, resolve, reject };
    },
    performPromiseThen(promise, onFulfilled, onRejected) {
      // Otherwise `then` would ask for a species, which page code may have changed.
      Object.defineProperty(promise, 'constructor', { value: undefined, configurable: true });
      Reflect.apply(then, promise, [onFulfilled, onRejected]);
      Reflect.deleteProperty(promise, 'constructor');
    },
    at: (error, url, line, column) =>
      Object.defineProperty(error, 'stack', {
        value: `${error.name}: ${error.message}\n    at ${url}:${line}:${column}`,
        writable: true,
        configurable: true,
      }),
  };
}

type Intrinsics = Pick<typeof globalThis, 'Promise'> & Pick<ModuleRealm, 'SyntaxError' | 'TypeError'>;
