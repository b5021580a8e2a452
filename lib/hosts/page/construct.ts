import type { PageWindow } from './insides.ts';

/** Classes that every emulator's window has, or was given by its host. */
export type ClassName =
  'AbortController' | 'Blob' | 'DOMParser' | 'Headers' | 'Request' | 'Response' | 'XMLHttpRequestUpload' | 'XMLSerializer';

/** The window's class of that name, as it is now: page code may have put another there. */
export function classOf(raw: PageWindow, name: ClassName): Function {
  return Reflect.get(raw, name) as Function;
}

/** A new object of that class. Emulators have their own types of it, so the caller says what it asks of the object. */
export function construct<T>(raw: PageWindow, name: ClassName, ...args: readonly unknown[]): T {
  return Reflect.construct(classOf(raw, name), args) as T;
}
