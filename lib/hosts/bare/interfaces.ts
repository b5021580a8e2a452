import { beforeUnloadEventInterface } from '../../dom/before-unload-event.ts';
import { customEventInterface } from '../../dom/custom-event.ts';
import { domExceptionInterface } from '../../dom/dom-exception.ts';
import { errorEventInterface } from '../../dom/error-event.ts';
import { eventInterface } from '../../dom/event.ts';
import { hashChangeEventInterface } from '../../dom/hash-change-event.ts';
import { interfaceObject, type InterfaceDefinition } from '../../dom/interface-object.ts';
import { messageEventInterface } from '../../dom/message-event.ts';
import { pageTransitionEventInterface } from '../../dom/page-transition-event.ts';
import { popStateEventInterface } from '../../dom/pop-state-event.ts';
import { promiseRejectionEventInterface } from '../../dom/promise-rejection-event.ts';
import { assert } from '../../infra/assert.ts';
import { documentInterface } from './document.ts';
import type { BareGlobal, InterfaceObject } from './global.ts';
import { historyInterface } from './history.ts';
import { locationInterface } from './location.ts';
import { navigatorInterface } from './navigator.ts';

interface Entry {
  readonly definition: InterfaceDefinition;
  readonly parent: 'Error' | 'Event' | 'EventTarget' | null;
}

const allEntries: readonly Entry[] = [
  { definition: domExceptionInterface, parent: 'Error' },
  { definition: eventInterface, parent: null },
  { definition: beforeUnloadEventInterface, parent: 'Event' },
  { definition: customEventInterface, parent: 'Event' },
  { definition: errorEventInterface, parent: 'Event' },
  { definition: hashChangeEventInterface, parent: 'Event' },
  { definition: messageEventInterface, parent: 'Event' },
  { definition: pageTransitionEventInterface, parent: 'Event' },
  { definition: popStateEventInterface, parent: 'Event' },
  { definition: promiseRejectionEventInterface, parent: 'Event' },
  { definition: documentInterface, parent: 'EventTarget' },
  { definition: historyInterface, parent: null },
  { definition: locationInterface, parent: null },
  { definition: navigatorInterface, parent: null },
];

const entries: ReadonlyMap<string, Entry> = new Map(allEntries.map((entry) => [entry.definition.name, entry]));

/** Interfaces that are made when they are first asked for. `EventTarget` and `Window` are made with the window. */
export const lazyInterfaceNames: readonly string[] = [...entries.keys()];

export function makeInterface(global: BareGlobal, name: string): InterfaceObject {
  const entry = entries.get(name);
  assert(entry !== undefined, `'${name}' is an interface of a bare window`);
  return interfaceObject(entry.definition, global, parentOf(global, entry.parent));
}

function parentOf(global: BareGlobal, parent: Entry['parent']): object | null {
  if (parent === null) return null;
  if (parent === 'Error') return global.intrinsics.values.Error;
  return parent === 'EventTarget' ? global.eventTarget : global.interfaceObject(parent);
}
