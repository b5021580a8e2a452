import { first, type Way } from './dirty-way.ts';

const at = (object: object, ...path: readonly string[]): object =>
  path.reduce<object>((from, name) => Reflect.get(from, name) as object, object);
const put = (...path: readonly string[]): Way => first((window) => Reflect.set(at(window, ...path), 'left', 1));

export const changed: Readonly<Record<string, Way>> = {
  'a property of the window': put(),
  'a property of the document': put('document'),
  'a property of the location': put('location'),
  'a property of the history': put('history'),
  'a property of a function of the window': put('setTimeout'),
  'a property of the function that opens windows': put('open'),
  'a property of an interface object': put('Storage'),
  'a property of the constructor of events': put('StorageEvent'),
  'a property of a method': put('Storage', 'prototype', 'getItem'),
  'a property of a method of documents': put('document', 'addEventListener'),
  'a method of Storage': first((window) => Reflect.set(at(window, 'Storage', 'prototype'), 'getItem', () => 'left')),
  'a frozen history': first((window) => Object.freeze(window.history)),
  'a frozen document': first((window) => Object.freeze(window.document)),
  'a frozen interface': first((window) => Object.freeze(at(window, 'Storage', 'prototype'))),
  'a frozen function': first((window) => Object.freeze(window.setTimeout)),
  'a sealed location': first((window) => Object.seal(window.location)),
  'a Storage object that cannot be extended': first((window) => Reflect.preventExtensions(window.localStorage)),
  'an interface that cannot be extended': first((window) => Object.preventExtensions(at(window, 'Event'))),
  'a read-only method': first((window) => Reflect.defineProperty(window, 'setTimeout', { writable: false })),
  'a method that does not go away': first((window) => Reflect.defineProperty(window, 'postMessage', { configurable: false })),
  'a hidden method': first((window) =>
    Reflect.defineProperty(at(window, 'Storage', 'prototype'), 'getItem', { enumerable: false }),
  ),
  'a getter that does not go away': first((window) =>
    Reflect.defineProperty(at(window, 'Storage', 'prototype'), 'length', { configurable: false }),
  ),
  'another prototype of the document': first((window) => Reflect.setPrototypeOf(window.document, {})),
  'another prototype of the history': first((window) => Reflect.setPrototypeOf(window.history, {})),
  'another prototype of an interface': first((window) => Reflect.setPrototypeOf(at(window, 'Storage', 'prototype'), {})),
  'another prototype of an interface object': first((window) => Reflect.setPrototypeOf(at(window, 'StorageEvent'), Object)),
  'another prototype of a function': first((window) => Reflect.setPrototypeOf(window.setTimeout, {})),
  'another prototype of a Storage object': first((window) => Reflect.setPrototypeOf(window.localStorage, {})),
  'a method that is gone': first((window) => Reflect.deleteProperty(at(window, 'Storage', 'prototype'), 'clear')),
  'a function of the window that is gone': first((window) => Reflect.deleteProperty(window, 'setTimeout')),
  'a name of a function': first((window) => Reflect.defineProperty(window.setTimeout, 'name', { value: 'left' })),
};
