import type { StorageIdentifier } from '../storage/endpoint.ts';
import { obtainLocalStorageBottleMap, obtainSessionStorageBottleMap } from '../storage/obtain-bottle-map.ts';
import type { StorageDocument } from './storage-document.ts';
import type { Storage } from './storage.ts';

// HTML, Web storage, localStorage getter.
// https://html.spec.whatwg.org/multipage/#dom-localstorage
export function localStorageGetter(document: StorageDocument): Storage {
  // 1 to 6
  return localStorageOf(document) ?? refuse(document, 'localStorage');
}

// HTML, Web storage, sessionStorage getter.
// https://html.spec.whatwg.org/multipage/#dom-sessionstorage
export function sessionStorageGetter(document: StorageDocument): Storage {
  // 1 to 6
  return sessionStorageOf(document) ?? refuse(document, 'sessionStorage');
}

/** The Storage object that an event about this kind of area carries to the document: the holder's, made now if need be, or null. */
export function storageAreaFor(document: StorageDocument, identifier: StorageIdentifier): Storage | null {
  return identifier === 'localStorage' ? localStorageOf(document) : sessionStorageOf(document);
}

function localStorageOf(document: StorageDocument): Storage | null {
  if (document.localStorageHolder !== null) return document.localStorageHolder;
  const map = obtainLocalStorageBottleMap(document);
  if (map === null) return null;
  document.localStorageHolder = document.storageInterface.create(document, map, 'local');
  return document.localStorageHolder;
}

function sessionStorageOf(document: StorageDocument): Storage | null {
  if (document.sessionStorageHolder !== null) return document.sessionStorageHolder;
  const map = obtainSessionStorageBottleMap(document);
  if (map === null) return null;
  document.sessionStorageHolder = document.storageInterface.create(document, map, 'session');
  return document.sessionStorageHolder;
}

function refuse(document: StorageDocument, identifier: StorageIdentifier): never {
  const message = `Failed to read the '${identifier}' property from 'Window': Access is denied for this document.`;
  throw new document.realm.DOMException(message, 'SecurityError');
}
