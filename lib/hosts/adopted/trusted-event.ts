import type { ListeningTarget } from './surfaces.ts';

/** What happy-dom shows of its settings. */
interface HappySettings {
  readonly settings?: { readonly errorCapture?: string; readonly disableErrorCapturing?: boolean };
}

/** What jsdom has behind an object, as far as it is used here. */
export interface Implementation {
  /** False: nobody has said of which type it is. */
  _initializedFlag?: boolean;
  isTrusted?: boolean;
  _dispatch?(event: object): boolean;
}

/**
 * Fires an event that page code sees as trusted, where the emulator lets that be: happy-dom's events have no `isTrusted` of their own; in
 * jsdom the implementation has it. Where the class of the events lets nobody say so, as in a jsdom that hides its implementations, they stay untrusted.
 */
export function fireTrusted(target: ListeningTarget, event: object, document: object | null): void {
  const own = Reflect.getOwnPropertyDescriptor(event, 'isTrusted');
  if (own === undefined || own.configurable === true) {
    Object.defineProperty(event, 'isTrusted', { value: true, enumerable: true, configurable: true });
    target.dispatchEvent(event);
    return;
  }
  const implementation = implementationOf(event, document);
  const dispatch = implementationOf(target, document)?._dispatch;
  if (implementation === null || dispatch === undefined) {
    // DIVERGES: it is not trusted.
    target.dispatchEvent(event);
    return;
  }
  implementation.isTrusted = true;
  // `dispatchEvent` would take it back.
  Reflect.apply(dispatch, implementationOf(target, document), [implementation]);
}

/** By the symbol that jsdom keeps it under, which the document shows: the global of a context does not list the symbols of its window. */
export function implementationOf(object: object, document: object | null): Implementation | null {
  if (document === null) return null;
  const symbol = Object.getOwnPropertySymbols(document).find(({ description }) => description === 'impl');
  const implementation: unknown = symbol === undefined ? undefined : Reflect.get(object, symbol);
  return typeof implementation === 'object' && implementation !== null ? implementation : null;
}

/** Of happy-dom, where it lets an exception end the dispatch of an event, for whoever made the window to hear of it. */
export function endsAtExceptions(window: object): boolean {
  const { errorCapture, disableErrorCapturing } = (Reflect.get(window, 'happyDOM') as HappySettings | undefined)?.settings ?? {};
  return disableErrorCapturing === true || (errorCapture !== undefined && errorCapture !== 'tryAndCatch');
}
