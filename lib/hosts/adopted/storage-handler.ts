import type { Replacements } from './replacements.ts';
import type { Surfaces } from './surfaces.ts';

type Handler = (this: object, event: object) => unknown;

/**
 * `onstorage` where setting it would come to nothing: on a global that was filled with what a window has it is handed on to that window; on
 * an object without handlers of its own it is called from here. What was set before counts.
 */
export class StorageHandler {
  /** Of an object that calls none by itself; null: no function was set, or the object calls it. */
  #handler: Handler | null = null;
  /** What was set on a filled global before it was adopted, and the window behind it that has it now. */
  #handedOn: { readonly target: object; readonly handler: Handler } | null = null;

  constructor({ all, target }: Surfaces, replacements: Replacements) {
    const [window = {}] = all;
    if (target !== null && target !== window && all.length > 1) this.#handOn(window, target, replacements);
    else if (!hasAccessor(window)) this.#keep(window, replacements);
  }

  /** After the listeners: there is no place among them. */
  call(window: object, event: object): void {
    this.#handler?.call(window, event);
  }

  /** The window behind a filled global has none again that was not set there. */
  undo(): void {
    if (this.#handedOn === null) return;
    const { target, handler } = this.#handedOn;
    this.#handedOn = null;
    if (Reflect.get(target, 'onstorage') === handler) Reflect.set(target, 'onstorage', null);
  }

  #handOn(window: object, target: object, replacements: Replacements): void {
    const handler = handlerOf(window);
    replacements.put(window, 'onstorage', {
      get: () => Reflect.get(target, 'onstorage'),
      set: (value: unknown) => void Reflect.set(target, 'onstorage', value),
    });
    if (handler === null || handlerOf(target) !== null) return;
    Reflect.set(target, 'onstorage', handler);
    this.#handedOn = { target, handler };
  }

  // HTML, events, the event handler IDL attribute.
  // https://html.spec.whatwg.org/multipage/#event-handler-idl-attributes
  #keep(window: object, replacements: Replacements): void {
    this.#handler = handlerOf(window);
    replacements.put(window, 'onstorage', {
      get: () => this.#handler,
      set: (value: unknown) => (this.#handler = typeof value === 'function' ? (value as Handler) : null),
    });
  }
}

function handlerOf(object: object): Handler | null {
  const handler: unknown = Reflect.get(object, 'onstorage');
  return typeof handler === 'function' ? (handler as Handler) : null;
}

/** Emulators have one, which knows what was set; of a property without, nobody knows. */
function hasAccessor(window: object): boolean {
  for (let object: object | null = window; object !== null; object = Reflect.getPrototypeOf(object)) {
    const own = Reflect.getOwnPropertyDescriptor(object, 'onstorage');
    if (own !== undefined) return own.get !== undefined;
  }
  return false;
}
