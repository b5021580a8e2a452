import type { JsdomInsides } from './insides.ts';
import { implOf, type EventImpl } from './internals.ts';

/** `createEvent` of the document that the window has now: a StorageEvent is of the model's class, in the place of jsdom's. */
export function installCreateEvent({ raw, patches }: JsdomInsides): void {
  const document = raw._document as { createEvent(name: unknown): object };
  const createEvent = document.createEvent.bind(document);
  const value = (name: unknown): object => {
    if (String(name).toLowerCase() !== 'storageevent') return createEvent(name);
    const event: object = Reflect.construct(raw['StorageEvent'] as Function, ['']);
    const impl = implOf<EventImpl>(event);
    if (impl !== null) impl._initializedFlag = false;
    return event;
  };
  patches.values(document, { createEvent: value });
}
