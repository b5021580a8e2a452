import type { Replacements } from './replacements.ts';
import type { Implementation } from './trusted-event.ts';

/**
 * `createEvent('StorageEvent')` of a document gives an event of the class that its window has, where the emulator would give one of its own.
 * `implementationOf`: what an emulator has behind an event.
 */
export function putCreateEvent(
  document: object,
  storageEvent: () => unknown,
  replacements: Replacements,
  implementationOf: (event: object) => Implementation | null,
): void {
  const original: unknown = Reflect.get(document, 'createEvent');
  if (typeof original !== 'function') return;
  // DOM, createEvent: https://dom.spec.whatwg.org/#dom-document-createevent
  const { createEvent } = {
    createEvent(this: unknown, ...args: readonly unknown[]): unknown {
      if (String(args[0]).toLowerCase() !== 'storageevent') return Reflect.apply(original, this, args);
      const event = Reflect.construct(storageEvent() as Function, ['']) as object;
      const implementation = implementationOf(event);
      if (implementation !== null) implementation._initializedFlag = false;
      return event;
    },
  };
  Object.setPrototypeOf(createEvent, Reflect.getPrototypeOf(original));
  replacements.put(document, 'createEvent', { value: createEvent, writable: true, enumerable: false });
}
