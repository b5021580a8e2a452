import type { Patches } from '../page/patches.ts';
import { insidesOf, type JsdomInsides } from './insides.ts';
import { implOf, sharedFunctions } from './internals.ts';

type Class = new (...args: unknown[]) => object;

/** Files that a page makes were last modified at a time of the model. */
export function installFile({ raw, hooks, patches }: JsdomInsides): void {
  const original = raw['File'] as Class;
  const File: Class = new Proxy(original, {
    construct(target, args: unknown[], newTarget: Function) {
      const [parts, name, options] = args;
      const given = { lastModified: hooks.epochNow(), ...(options as object | undefined) };
      const own = args.length < 2 ? args : [parts, name, given];
      return Reflect.construct(target, own, newTarget === File ? target : newTarget) as object;
    },
  });
  patches.values(raw, { File }, false);
}

/** Those that jsdom makes, as a FormData does of a Blob. */
export function patchFiles(patches: Patches): void {
  const { file } = sharedFunctions;
  const { createImpl } = file;
  patches.define(file, 'createImpl', {
    value(...[global, args, privateData]: Parameters<typeof createImpl>): object {
      const insides = insidesOf(global);
      const [parts, name, options] = args;
      const own =
        insides === undefined ? args : [parts, name, { lastModified: insides.hooks.epochNow(), ...(options as object) }];
      return createImpl(global, own, privateData);
    },
    writable: true,
  });
}

/** What jsdom has behind a Blob, of whichever window. The last two are a File's. */
interface BlobImpl {
  readonly _bytes: Uint8Array;
  readonly type: string;
  readonly name?: string;
  readonly lastModified?: number;
}

function behindBlob(object: object): BlobImpl | null {
  const impl = implOf<BlobImpl>(object);
  return impl !== null && '_bytes' in impl ? impl : null;
}

export function isBlob(object: object): boolean {
  return behindBlob(object) !== null;
}

export function copyOfBlob({ natives: { Blob, File } }: JsdomInsides, object: object): object | null {
  const impl = behindBlob(object);
  if (impl === null) return null;
  const { name, lastModified, type } = impl;
  return name === undefined ? new Blob([object], { type }) : new File([object], name, { type, lastModified });
}
