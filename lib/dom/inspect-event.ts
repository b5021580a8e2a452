import type { Shown } from '../infra/inspect.ts';

/** An event in short: its interface, its type, and what its interface adds to Event. */
export function textOfEvent(event: object, shown: Shown): string {
  const attributes: Record<string, unknown> = {};
  for (let p = above(event); p !== null && !Object.hasOwn(p, 'eventPhase'); p = above(p)) {
    for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(p))) {
      if (get !== undefined && !Object.hasOwn(attributes, name)) attributes[name] = Reflect.apply(get, event, []);
    }
  }
  const head = `${String(Reflect.get(event, Symbol.toStringTag))} ${String(Reflect.get(event, 'type'))}`;
  return Object.keys(attributes).length === 0 ? head : `${head} ${shown(attributes)}`;
}

function above(object: object): object | null {
  return Reflect.getPrototypeOf(object);
}
