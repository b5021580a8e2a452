import type { JsdomInsides } from './insides.ts';

type Class = new (...args: unknown[]) => object;

/** Files that a page makes were last modified at a time of the model. DIVERGES: those that a FormData makes of a Blob have the real one. */
export function installFile({ raw, hooks }: JsdomInsides): void {
  const original = raw['File'] as Class;
  const File: Class = new Proxy(original, {
    construct(target, args: unknown[], newTarget: Function) {
      const [parts, name, options] = args;
      const given = { lastModified: hooks.epochNow(), ...(options as object | undefined) };
      const own = args.length < 2 ? args : [parts, name, given];
      return Reflect.construct(target, own, newTarget === File ? target : newTarget) as object;
    },
  });
  Object.defineProperty(raw, 'File', { value: File, writable: true, configurable: true });
}
