import type { StorageIdentifier, StorageType } from '../storage/endpoint.ts';
import { obtainLocalStorageBottleMap, obtainSessionStorageBottleMap } from '../storage/obtain-bottle-map.ts';
import type { StorageProxyMap } from '../storage/proxy-map.ts';
import type { StorageDocument } from './storage-document.ts';
import { moveStorage, type Storage } from './storage.ts';

/** What `window.localStorage` gives. */
export function localStorageGetter(document: StorageDocument): Storage {
  if (document.localStorageHolder === null) document.seekConsent();
  return localStorageOf(document) ?? refuse(document, 'localStorage');
}

/** What `window.sessionStorage` gives. */
export function sessionStorageGetter(document: StorageDocument): Storage {
  if (document.sessionStorageHolder === null) document.seekConsent();
  return sessionStorageOf(document) ?? refuse(document, 'sessionStorage');
}

/** The Storage object that an event about this kind of area carries to the document: the holder's, made now if need be, or null. */
export function storageAreaFor(document: StorageDocument, identifier: StorageIdentifier): Storage | null {
  return identifier === 'localStorage' ? localStorageOf(document) : sessionStorageOf(document);
}

// HTML, Web storage, localStorage getter.
// https://html.spec.whatwg.org/multipage/#dom-localstorage
/** Null: it is refused, and the getter throws. */
function localStorageOf(document: StorageDocument): Storage | null {
  // 1
  if (document.localStorageHolder !== null) return document.localStorageHolder;
  // 2
  const map = obtainLocalStorageBottleMap(document);
  // 3
  if (map === null) return null;
  // 4, 5
  document.localStorageHolder = storageObject(document, map, 'local');
  // 6
  return document.localStorageHolder;
}

// HTML, Web storage, sessionStorage getter.
// https://html.spec.whatwg.org/multipage/#dom-sessionstorage
/** Null: it is refused, and the getter throws. */
function sessionStorageOf(document: StorageDocument): Storage | null {
  // 1
  if (document.sessionStorageHolder !== null) return document.sessionStorageHolder;
  // 2
  const map = obtainSessionStorageBottleMap(document);
  // 3
  if (map === null) return null;
  // 4, 5
  document.sessionStorageHolder = storageObject(document, map, 'session');
  // 6
  return document.sessionStorageHolder;
}

/** That of an earlier run, where code that goes on may have it. */
function storageObject(document: StorageDocument, map: StorageProxyMap, type: StorageType): Storage {
  const earlier = document.earlierStorages?.[type];
  if (earlier === undefined) return document.storageInterface.create(document, map, type);
  moveStorage(earlier, document, map);
  return earlier;
}

function refuse(document: StorageDocument, identifier: StorageIdentifier): never {
  document.storageRefused();
  const message = `Failed to read the '${identifier}' property from 'Window': Access is denied for this document.`;
  throw new document.realm.DOMException(message, 'SecurityError');
}
