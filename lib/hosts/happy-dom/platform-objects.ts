import * as happyDom from 'happy-dom';
import type { BrowserWindow } from 'happy-dom';

/** What happy-dom exports, but for its errors, which are data. A window's own classes extend them. */
const exported: ReadonlySet<unknown> = new Set(
  Object.values(happyDom).flatMap((each) => {
    const prototype: unknown = typeof each === 'function' ? each.prototype : null;
    return typeof prototype !== 'object' || prototype === null || prototype instanceof Error ? [] : [prototype];
  }),
);

/** Whether a class of happy-dom made it. */
export function isPlatformObject(raw: BrowserWindow, object: object): boolean {
  for (let each: unknown = object; each !== null; each = Reflect.getPrototypeOf(each as object)) {
    if (exported.has(each)) return true;
  }
  const { Location, History, Navigator, TextEncoder, TextDecoder } = raw;
  const DOMException = Reflect.get(raw, 'DOMException') as Function;
  return [Location, History, Navigator, TextEncoder, TextDecoder, DOMException, ...geometryOf(raw)].some(
    (base) => object instanceof base,
  );
}

/** Whether the standards have a copy made of it. */
export function isSerializable(raw: BrowserWindow, object: object): boolean {
  const { Blob, FileList, DOMRectReadOnly } = happyDom;
  return [Blob, FileList, DOMRectReadOnly, ...geometryOf(raw)].some((base) => object instanceof base);
}

export function copyOfBlob(raw: BrowserWindow, object: object): object | null {
  if (!(object instanceof happyDom.Blob)) return null;
  const { type } = object;
  if (!(object instanceof happyDom.File)) return new raw.Blob([object], { type });
  return new raw.File([object], object.name, { type, lastModified: object.lastModified });
}

/** A window has classes of its own of these, none of which inherits from another of the window's. */
function geometryOf({ DOMMatrix, DOMMatrixReadOnly, DOMPoint, DOMPointReadOnly }: BrowserWindow): readonly Function[] {
  return [DOMMatrix, DOMMatrixReadOnly, DOMPoint, DOMPointReadOnly];
}
